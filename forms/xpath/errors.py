"""What is wrong with an expression."""


class XPathError(Exception):
    """The expression cannot be compiled, or asks for what cannot be done.

    Attributes:
        code: A word for the kind of fault, such as ``unknown-function``.
        detail: In English, for the form's author; never an answer.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
