"""Tests of `wsg_desktop.ui`."""
