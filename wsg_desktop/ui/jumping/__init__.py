"""Ctrl+K: one field that goes to anything of the programme and the window."""
