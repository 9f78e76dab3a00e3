"""What cryptography can refuse; the messages hold codes only."""


class CryptoError(Exception):
    """Base of what an operation of this room refuses."""

    code = "crypto-error"

    def __init__(self) -> None:
        super().__init__(self.code)


class NotAuthentic(CryptoError):
    """Wrong key, wrong context or changed bytes: the three cannot be told apart."""

    code = "not-authentic"


class BadSignature(CryptoError):
    """The signature does not belong to these bytes, this type and this key."""

    code = "bad-signature"


class BadKey(CryptoError):
    """Bytes that are no key of the kind asked for."""

    code = "bad-key"


class CostRefused(CryptoError):
    """A key derivation that is too dear: a crafted header must not hang the machine."""

    code = "cost-refused"


class MemoryNotEnough(CryptoError):
    """The machine could not lend the memory that the key derivation needs now."""

    code = "memory-not-enough"


class CardProblem(CryptoError):
    """Recovery cards that restore no secret; `index` is the card at fault, from 0, or None if it is no single one."""

    def __init__(self, index: int | None, code: str, *, needed: int | None = None) -> None:
        self.code = code
        self.index = index
        self.needed = needed
        super().__init__()
