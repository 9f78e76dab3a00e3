"""Checkpoints of central's log: its name, how many leaves it has and their root, as a signed note."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final

from storage.crypto import tree
from storage.crypto.log_tree import MOST_LEAVES
from storage.crypto.signing import SigningKey, key_id
from storage.objects import canonical, note
from storage.objects.errors import Malformed, NotSigned
from storage.objects.kinds import ObjectKind
from storage.objects.note import Note, NoteKey

_HEX = re.compile(r"[0-9a-f]*")
_SIZE = re.compile(r"0|[1-9][0-9]{0,16}")
ORIGIN: Final = "svidok.org/log/"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a note says of a log."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def origin_of(public: bytes) -> str:
    """The name of the log whose checkpoints this key signs: a new key is a new log."""
    return ORIGIN + key_id(public)


def key_of(public: bytes) -> NoteKey:
    """The key of a log as notes name it."""
    return NoteKey(origin_of(public), note.ED25519, public)


def signed(checkpoint: Checkpoint, key: SigningKey) -> Note:
    """The note of a checkpoint, signed by its log."""
    text = checkpoint.text()
    return Note(text, (note.sign(text, checkpoint.origin, key),))


def read(text: str) -> tuple[Checkpoint, Note]:
    """Read a note as a checkpoint; no signature is looked at.

    Raises:
        Malformed: Codes note-..., checkpoint-form.
    """
    found = note.read(text)
    lines = found.text.split("\n")
    # Lines that a log may add say nothing that witnesses vouch for; ours adds none.
    if len(lines) < 4 or not all(lines[:-1]) or not _SIZE.fullmatch(lines[1]):
        raise Malformed("checkpoint-form")
    try:
        root = base64.b64decode(lines[2], validate=True)
    except (ValueError, binascii.Error):
        raise Malformed("checkpoint-form") from None
    if len(root) != tree.HASH_BYTES or int(lines[1]) > MOST_LEAVES:
        raise Malformed("checkpoint-form")
    return Checkpoint(lines[0], int(lines[1]), root), found


def verified(text: str, public: bytes) -> tuple[Checkpoint, Note]:
    """The checkpoint, if it is one of the log with this key, signed by it.

    Raises:
        Malformed: It is not a checkpoint.
        NotSigned: It is of another log, or not signed.
    """
    checkpoint, found = read(text)
    if checkpoint.origin != origin_of(public):
        raise NotSigned
    found.verify(key_of(public))
    return checkpoint, found


def leaf_hash(kind: ObjectKind, digest: str, device: str, seq: int) -> bytes:
    """The hash of an object's leaf; `device` is a key id, `seq` 0 of what a manifest names."""
    if not _HEX.fullmatch(device + digest) or not 0 <= seq <= canonical.LARGEST_INTEGER:
        raise ValueError("no leaf")
    # Canonical as it stands: names in order, and nothing in it that would be written otherwise.
    leaf = f'{{"device":"{device}","digest":"{digest}","kind":"{kind.value}","seq":{seq:d}}}'
    return tree.leaf_hash(leaf.encode())
