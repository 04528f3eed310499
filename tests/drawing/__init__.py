"""Tests of `wsg_desktop.drawing`."""
