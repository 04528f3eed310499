"""The bin: what was thrown away, what went along, and what comes back."""
