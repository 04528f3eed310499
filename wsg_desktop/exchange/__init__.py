"""Formats in and out: workbooks and lists. No Qt."""
