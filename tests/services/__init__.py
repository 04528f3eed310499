"""Tests of `wsg_desktop.services`."""
