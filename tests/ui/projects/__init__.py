"""Tests of the place Projecten."""
