"""Tests of `wsg_desktop.store`."""
