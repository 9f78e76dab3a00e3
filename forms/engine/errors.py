"""What is wrong with a form; the code and the place, never a text for people."""


class FormError(Exception):
    """The form cannot be used as it is.

    Attributes:
        code: A word for the kind of fault, such as ``dependency-cycle``.
        place: The element, expression or line the fault is in, from the form itself.
        detail: What the parser or the compiler said, in English, for the form's author.
    """

    def __init__(self, code: str, place: str = "", detail: str = "") -> None:
        super().__init__(f"{code}: {place} {detail}".strip())
        self.code = code
        self.place = place
        self.detail = detail


class UnknownRef(Exception):
    """No such node in this session: a fault of the caller or of a stored draft."""

    code = "unknown-ref"


class RepeatRefused(Exception):
    """The form does not let a person add or remove an instance here, or there are too many."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
