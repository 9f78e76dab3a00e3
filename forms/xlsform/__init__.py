"""XLSForm workbooks and their diffable text, converted to XForms in a child process."""

from forms.xlsform.client import ConvertedForm, FormBroken, SourceKind, convert
from forms.xlsform.rows import Place, Rows, where, with_row, without_row

__all__ = ["ConvertedForm", "FormBroken", "Place", "Rows", "SourceKind", "convert", "where", "with_row", "without_row"]
