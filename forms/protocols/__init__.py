"""Protocols: whole XLSForm texts composed of pieces that several of them share."""

from forms.protocols.composing import Sources, compose, marked
from forms.protocols.lists import ListChoice, choices_of
from forms.protocols.tables import FormTables, Row, read_tables

__all__ = ["FormTables", "ListChoice", "Row", "Sources", "choices_of", "compose", "marked", "read_tables"]
