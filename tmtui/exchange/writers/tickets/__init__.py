"""Rows of the plan as tickets, one module for each tracker."""
