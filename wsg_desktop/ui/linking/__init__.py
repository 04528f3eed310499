"""Links between projects: the dialog, the menu and what they change."""
