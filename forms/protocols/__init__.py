"""Protocols: whole XLSForm texts composed of pieces that several of them share."""

from forms.protocols.composing import Sources, compose
from forms.protocols.tables import FormTables, Row, read_tables

__all__ = ["FormTables", "Row", "Sources", "compose", "read_tables"]
