"""The working calendar of the programme: what closes it, shown and changed."""
