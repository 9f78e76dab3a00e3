"""Exhibits."""
