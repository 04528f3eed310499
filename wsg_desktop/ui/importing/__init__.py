"""The guided import: a list from a file becomes projects, with every doubt asked on the way."""
