"""The gate, over small systems whose verdict can be worked out by hand."""
