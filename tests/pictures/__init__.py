"""Pictures of every place, for the documentation and for looking at what was changed."""
