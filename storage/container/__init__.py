"""Attachment container v1: padded sealed records, crash-safe append, random access."""
