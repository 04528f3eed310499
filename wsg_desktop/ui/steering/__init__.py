"""The place Stuurgroep: bodies, their meetings, and the administrative calendar."""
