"""The settlements of Ukraine, searchable offline."""

from storage.gazetteer.settlements import Gazetteer, Settlement

__all__ = ["Gazetteer", "Settlement"]
