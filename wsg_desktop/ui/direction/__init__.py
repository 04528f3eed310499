"""Directors of areas: the notice that one is missing, and appointing one."""
