"""XLSForm workbooks and their diffable text, converted to XForms in a child process."""

from forms.xlsform.client import ConvertedForm, FormBroken, SourceKind, convert

__all__ = ["ConvertedForm", "FormBroken", "SourceKind", "convert"]
