"""The place Geschiedenis: everything that was changed in the programme, and taking one change back."""
