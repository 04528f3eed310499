"""The settings: of this computer, of the programme, its labels. Made from what is declared."""
