"""What followed from an edit, what contradicts a link, and what must not slip: said and listed."""
