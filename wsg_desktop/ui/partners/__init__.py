"""Partners: the parties of the programme, their people and what they take part in."""
