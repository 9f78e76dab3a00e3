"""Who did what with the testimony on this computer, for a person to read."""
