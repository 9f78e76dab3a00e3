"""What a person sees: one folder a screen, each with a passive view, a presenter without Qt and a door."""
