"""Two laptops agree on keys, and two people on six words, before anything else is said.

Whoever comes shows a commitment to its key, the other one shows its key, then the first one opens the commitment.
Nobody in the middle can look for keys that give the same words on both sides: each is fixed before both are seen.
"""

import hmac
import os
import struct
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from storage.crypto.hkdf import derive_key
from storage.keys.fingerprint import six_words
from sync.handover.errors import HandoverProblem
from sync.handover.line import Line, Patience
from sync.handover.wire import DIGEST, KEY, LARGEST_BODY, MAGIC, NONCE, Say, Why

_COMMITMENT: Final = b"svidok/handover/v1/commitment\0"
_WORDS: Final = b"svidok/handover/v1/words"
_FROM_CALLER: Final = b"svidok/handover/v1/from-caller"
_FROM_DOOR: Final = b"svidok/handover/v1/from-door"
_LENGTH: Final = struct.Struct(">I")
_TAG: Final = 16
_STOPS: Final = {
    Why.OTHER_WORDS: "handover-other-words",
    Why.REFUSED: "handover-refused",
    Why.NO_ROOM: "handover-no-room",
    Why.DAMAGED: "handover-damaged",
}


class Session:
    """A connection whose words two people compare. Nothing but that goes over it before both said they are the same."""

    def __init__(self, line: Line, out_key: bytes, in_key: bytes, check: bytes, patience: Patience) -> None:
        self._line, self.patience = line, patience
        self._out, self._in = ChaCha20Poly1305(out_key), ChaCha20Poly1305(in_key)
        self._sent = self._received = 0
        self._check = check
        self._is_agreed = False

    def words(self, language: str) -> tuple[str, ...]:
        """The six words in a language of the program."""
        return six_words(self._check, language)

    def agree(self) -> None:
        """This person says that the words are the same; return when the other one has said it too.

        Raises:
            HandoverProblem: codes handover-other-words, handover-cut, handover-not-theirs.
            Stopped: the person here changed their mind.
        """
        self.send(Say.SAME, b"", first=True)
        self.receive(Say.SAME, 0, seconds=self.patience.words)
        self._is_agreed = True

    def differ(self) -> None:
        """This person says that the words differ: tell the other side and hang up."""
        self.stop(Why.OTHER_WORDS)
        self.close()

    def send(self, say: Say, body: bytes, *, first: bool = False) -> None:
        """Say something; only what is `first` may be said before both people agreed."""
        if not (self._is_agreed or first):
            raise ValueError("the words were not compared yet")
        content = bytes((say,)) + body
        head = _LENGTH.pack(len(content) + _TAG)
        sealed = self._out.encrypt(_nonce(self._sent), content, head)
        self._sent += 1
        self._line.write(head + sealed, self.patience.piece)

    def receive(self, say: Say, length: int, *, seconds: float | None = None) -> bytes:
        """What the other side says, if it is this and exactly so long; of data, at most so long.

        Raises:
            HandoverProblem: it hung up, stopped, or said something else.
        """
        head = self._line.read(_LENGTH.size, self.patience.piece if seconds is None else seconds)
        (size,) = _LENGTH.unpack(head)
        if not _TAG < size <= 1 + LARGEST_BODY + _TAG:
            raise HandoverProblem("handover-not-theirs")
        sealed = self._line.read(size, self.patience.piece)
        try:
            content = self._in.decrypt(_nonce(self._received), sealed, head)
        except InvalidTag as error:
            raise HandoverProblem("handover-not-theirs") from error
        self._received += 1
        kind, body = content[0], content[1:]
        if kind == Say.STOP and len(body) == 1 and body[0] in set(Why):
            raise HandoverProblem(_STOPS[Why(body[0])])
        is_right = 0 < len(body) <= length if say is Say.DATA else len(body) == length
        if kind != say or not is_right:
            raise HandoverProblem("handover-not-theirs")
        return body

    def stop(self, why: Why) -> None:
        """Tell the other side, if it still listens, why nothing more comes."""
        try:
            self.send(Say.STOP, bytes((why,)), first=True)
        except HandoverProblem:
            # It has hung up already; what went wrong here is told here.
            return

    def close(self) -> None:
        """Hang up."""
        self._line.close()


def call(line: Line, patience: Patience) -> Session:
    """Greet as whoever comes."""
    own = X25519PrivateKey.generate()
    shown = own.public_key().public_bytes_raw() + os.urandom(NONCE)
    first = MAGIC + _committed(shown)
    line.write(first, patience.greeting)
    second = line.read(len(MAGIC) + KEY + NONCE, patience.greeting)
    _same_protocol(second)
    line.write(shown, patience.greeting)
    return _session(line, own, second[len(MAGIC) :], first + second + shown, patience, is_caller=True)


def answer(line: Line, patience: Patience) -> Session:
    """Greet whoever came."""
    first = line.read(len(MAGIC) + DIGEST, patience.greeting)
    _same_protocol(first)
    own = X25519PrivateKey.generate()
    second = MAGIC + own.public_key().public_bytes_raw() + os.urandom(NONCE)
    line.write(second, patience.greeting)
    shown = line.read(KEY + NONCE, patience.greeting)
    if not hmac.compare_digest(first[len(MAGIC) :], _committed(shown)):
        # Another key than it was bound to: it looked for words after it had seen ours.
        raise HandoverProblem("handover-not-theirs")
    return _session(line, own, shown, first + second + shown, patience, is_caller=False)


def _session(
    line: Line, own: X25519PrivateKey, shown: bytes, said: bytes, patience: Patience, *, is_caller: bool
) -> Session:
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(shown[:KEY]))
    except ValueError as error:
        # A point of small order would give the same key to everybody.
        raise HandoverProblem("handover-not-theirs") from error
    salt = sha256(said).digest()
    caller, door, check = (derive_key(shared, label, salt=salt) for label in (_FROM_CALLER, _FROM_DOOR, _WORDS))
    return Session(line, *((caller, door) if is_caller else (door, caller)), check, patience)


def _committed(shown: bytes) -> bytes:
    return sha256(_COMMITMENT + shown).digest()


def _same_protocol(message: bytes) -> None:
    if message[: len(MAGIC)] != MAGIC:
        raise HandoverProblem("handover-not-theirs")


def _nonce(number: int) -> bytes:
    # A key lives for one connection and one direction, so a number is used once.
    return number.to_bytes(12, "big")
