"""Signed notes as C2SP writes them: a text, an empty line, and a line for each signature."""

import base64
import binascii
import hashlib
import re
import struct
from dataclasses import dataclass
from typing import Final

from storage.crypto import signing
from storage.crypto.errors import BadKey, BadSignature
from storage.crypto.signing import SigningKey
from storage.objects.errors import Malformed, NotSigned

LARGEST: Final = 16_384
MOST_LINES: Final = 16
#: The kinds of key that count here; what else signs a note is passed over.
ED25519: Final = 1
COSIGNER: Final = 4

_DASH = "\N{EM DASH} "
_NAME = re.compile(r"[^\s+\x00-\x1f]{1,200}")
_TIME = struct.Struct(">Q")
_HINT_BYTES = 4


@dataclass(frozen=True, slots=True)
class NoteKey:
    """A key that may sign notes: its name, what it signs as, and the public key."""

    name: str
    kind: int
    public: bytes

    @property
    def hint(self) -> bytes:
        """The four bytes by which a signature line names its key."""
        return hashlib.sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:_HINT_BYTES]

    def text(self) -> str:
        """`name+hint+base64(kind | key)`, the form in which such keys are handed round."""
        return f"{self.name}+{self.hint.hex()}+{base64.b64encode(bytes([self.kind]) + self.public).decode()}"


def key_of(text: str) -> NoteKey:
    """Read a key from the form in which it is handed round.

    Raises:
        Malformed: Code note-key.
    """
    parts = text.split("+", 2)
    try:
        name, hint, data = parts
        raw = base64.b64decode(data, validate=True)
    except (ValueError, binascii.Error):
        raise Malformed("note-key") from None
    key = NoteKey(name, raw[0] if raw else 0, raw[1:])
    if not _NAME.fullmatch(name) or key.kind not in (ED25519, COSIGNER) or len(key.public) != signing.PUBLIC_BYTES:
        raise Malformed("note-key")
    if key.hint.hex() != hint:
        raise Malformed("note-key")
    return key


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One signature: who says to have made it, and its bytes."""

    name: str
    hint: bytes
    signature: bytes

    def text(self) -> str:
        """The line as it stands in a note, with its end."""
        return f"{_DASH}{self.name} {base64.b64encode(self.hint + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A note exactly as it was signed; `text` ends with a line end."""

    text: str
    lines: tuple[NoteLine, ...]

    def to_text(self) -> str:
        """The note as it is stored and sent."""
        return f"{self.text}\n{''.join(line.text() for line in self.lines)}"

    def verify(self, key: NoteKey) -> int:
        """The seconds at which this key signed; 0 of a key that says no time.

        Raises:
            NotSigned: It did not, or one of its signatures is wrong.
        """
        found = [line for line in self.lines if (line.name, line.hint) == (key.name, key.hint)]
        if not found:
            raise NotSigned
        return min(_verified(self.text, line, key) for line in found)

    def with_lines(self, lines: tuple[NoteLine, ...]) -> "Note":
        """The same text with more signatures, each once."""
        return Note(self.text, tuple(dict.fromkeys((*self.lines, *lines)))[:MOST_LINES])


def read(text: str) -> Note:
    """Read a note; no signature is looked at.

    Raises:
        Malformed: Codes note-too-large, note-form.
    """
    if len(text) > LARGEST:
        raise Malformed("note-too-large")
    body, _, tail = text.rpartition("\n\n")
    if not body or any(letter < " " and letter != "\n" for letter in text) or not tail.endswith("\n"):
        raise Malformed("note-form")
    return Note(body + "\n", read_lines(tail))


def read_lines(text: str) -> tuple[NoteLine, ...]:
    """Read signature lines alone, as a witness answers with them.

    Raises:
        Malformed: Code note-form.
    """
    lines = text.split("\n")
    if lines.pop() or not 1 <= len(lines) <= MOST_LINES or len(text) > LARGEST:
        raise Malformed("note-form")
    return tuple(_line(line) for line in lines)


def sign(text: str, name: str, key: SigningKey) -> NoteLine:
    """Sign a text."""
    own = NoteKey(name, ED25519, key.public)
    return NoteLine(name, own.hint, key.sign_note(text.encode()))


def cosign(text: str, name: str, key: SigningKey, seconds: int) -> NoteLine:
    """Say that at this time the text was the newest seen of its log."""
    own = NoteKey(name, COSIGNER, key.public)
    return NoteLine(name, own.hint, _TIME.pack(seconds) + key.sign_note(_cosigned(text, seconds)))


def _line(line: str) -> NoteLine:
    name, separator, data = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not separator or not _NAME.fullmatch(name):
        raise Malformed("note-form")
    try:
        raw = base64.b64decode(data, validate=True)
    except (ValueError, binascii.Error):
        raise Malformed("note-form") from None
    # One way of writing each signature: two notes of the same bytes have the same text.
    if len(raw) <= _HINT_BYTES or base64.b64encode(raw).decode() != data:
        raise Malformed("note-form")
    return NoteLine(name, raw[:_HINT_BYTES], raw[_HINT_BYTES:])


def _verified(text: str, line: NoteLine, key: NoteKey) -> int:
    message, signature, seconds = text.encode(), line.signature, 0
    if key.kind == COSIGNER:
        if len(signature) != _TIME.size + signing.SIGNATURE_BYTES:
            raise NotSigned
        (seconds,) = _TIME.unpack_from(signature)
        message, signature = _cosigned(text, seconds), signature[_TIME.size :]
    try:
        signing.verify_note(key.public, message, signature)
    except (BadSignature, BadKey):
        raise NotSigned from None
    return int(seconds)


def _cosigned(text: str, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()
