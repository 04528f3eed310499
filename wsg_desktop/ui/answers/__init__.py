"""What partners send back: files beside the programme, decided answer by answer, and a reply."""
