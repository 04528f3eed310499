"""Tests of what is said of the plan."""
