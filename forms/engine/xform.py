"""From the bytes of an XForm to a frozen definition."""

from forms.engine.definition import FormDefinition


def load_form(xform: bytes) -> FormDefinition:
    """Parse and check an XForm.

    Raises:
        FormError: It is not well-formed, too large, refers to what is not there, or depends on itself.
    """
    raise NotImplementedError
