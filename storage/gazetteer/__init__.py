"""The settlements of Ukraine, searchable offline."""
