"""Tests of the field of Ctrl+K."""
