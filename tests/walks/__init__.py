"""Walks through the real window that take too long for a test: a person runs them and looks."""
