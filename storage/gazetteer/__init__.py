"""The settlements of Ukraine, searchable offline."""

from storage.gazetteer.settlements import SETTLEMENTS, UNITS, Gazetteer, GazetteerUnreadable, Settlement

__all__ = ["SETTLEMENTS", "UNITS", "Gazetteer", "GazetteerUnreadable", "Settlement"]
