"""Why an object is not believed; codes only, never a value of it."""


class ObjectRefused(Exception):
    """Base of all refusals of this room."""

    code = "object-refused"

    def __init__(self, code: str | None = None) -> None:
        super().__init__(code or self.code)
        if code is not None:
            self.code = code


class Malformed(ObjectRefused):
    """The bytes are not such an object (codes say which rule they break)."""

    code = "object-malformed"


class NotSigned(ObjectRefused):
    """No signature by the expected key over these bytes and this type."""

    code = "bad-signature"


class NotARecipient(ObjectRefused):
    """This key is not among those the part was sealed to."""

    code = "not-a-recipient"


class NotOpened(ObjectRefused):
    """The sealed part does not open with this key, or is not what the manifest names."""

    code = "part-not-opened"


class TooLarge(ObjectRefused):
    """What should be sealed is beyond the limit of the format."""

    code = "part-too-large"
