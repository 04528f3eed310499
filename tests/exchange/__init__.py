"""Tests of `wsg_desktop.exchange`."""
