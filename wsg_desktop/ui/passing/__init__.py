"""Passing projects on to a next phase: asking what goes with it, and doing it."""
