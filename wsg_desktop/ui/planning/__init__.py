"""Planning: the same rows as Projecten, with their bars in time."""
