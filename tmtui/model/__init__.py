"""The vocabulary: facts, subjects, threats, controls and the assessment, as plain values. Imports nothing of ours."""
