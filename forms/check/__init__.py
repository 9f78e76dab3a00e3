"""What may go wrong with a form, in other hands or in its own, found without running it."""

from forms.check.findings import Code, Finding, Weight, placed
from forms.check.form import check

__all__ = ["Code", "Finding", "Weight", "check", "placed"]
