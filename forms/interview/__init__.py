"""The rules of an interview: consent, parts, the canonical record, the statement."""
