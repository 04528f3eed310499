"""The planning on paper: a preview beside the choices, then printer, PDF, picture or clipboard."""
