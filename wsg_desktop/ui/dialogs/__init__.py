"""Dialogs of the window as a whole: a frozen value in, a frozen value out, no services inside."""
