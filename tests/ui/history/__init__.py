"""Tests of the place Geschiedenis."""
