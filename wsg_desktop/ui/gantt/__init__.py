"""The chart in the window: what the user does with it, and what screen readers hear of it."""
