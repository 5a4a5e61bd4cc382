"""Tests of the reader of Terraform plans and states."""
