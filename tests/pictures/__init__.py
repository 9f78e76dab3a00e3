"""Pictures of every screen, and the check that nothing in them is cut, covered or left untranslated."""
