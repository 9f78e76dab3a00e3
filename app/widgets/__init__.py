"""Small parts that every screen is built of. They know the look and nothing of interviews."""

from app.widgets.notice import Notice
from app.widgets.page import Card, Page
from app.widgets.parts import button, column, field_label, label, line, named, row

__all__ = ["Card", "Notice", "Page", "button", "column", "field_label", "label", "line", "named", "row"]
