"""The place Projecten: the table of projects and everything around it but the details panel."""
