"""Tests of the chart in the window."""
