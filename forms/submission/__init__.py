"""What leaves a form: its answers as the XML that Collect would send, its audit log, and tables."""

from forms.submission.audit import Event, audit_csv
from forms.submission.tables import answers_json, tables
from forms.submission.xml import Cut, Submission, submission, with_identity

__all__ = [
    "Cut",
    "Event",
    "Submission",
    "answers_json",
    "audit_csv",
    "submission",
    "tables",
    "with_identity",
]
