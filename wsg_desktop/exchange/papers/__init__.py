"""Papers of a meeting in Word and PowerPoint: what they hold, and how templates are filled."""
