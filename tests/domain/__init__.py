"""Tests of `wsg_desktop.domain`."""
