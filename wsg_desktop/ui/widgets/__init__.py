"""Small widgets that every place uses, one to a module. They know the theme, never the programme."""
