"""How records leave and return."""
