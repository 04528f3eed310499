"""Vandaag: what asks for attention this week."""
