"""Signed formats: manifest, parts, wrapsets, custody events, receipts, organisation packages."""
