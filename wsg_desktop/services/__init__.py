"""What a user can do: verbs, one function per intention, transaction first."""
