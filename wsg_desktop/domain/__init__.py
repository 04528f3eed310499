"""Rules of the field in pure Python: terms, phases, status, calendars. No Qt, no SQL, no files."""
