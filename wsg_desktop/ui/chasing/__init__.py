"""Chasing answers: the list of who is to be reminded, and the texts that are ready."""
