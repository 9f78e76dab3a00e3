"""What two laptops say to each other. Every message has a fixed length or a short bounded one: nothing is parsed."""

import struct
from enum import IntEnum
from typing import Final

from sync.courier import answerfile, pack, packfile

MAGIC: Final = b"SVDKLAN1"
LARGEST_BODY: Final = 65_536
DIGEST: Final = 32
KEY: Final = 32
NONCE: Final = 32
OFFER: Final = struct.Struct(">8s32sQ")
"""The first bytes of the file, its SHA-256, its size."""
HAVE: Final = struct.Struct(">Q32s")
"""How much of it is there already, and the SHA-256 of that."""
START: Final = struct.Struct(">Q")
CARRIED: Final = {packfile.MAGIC: pack.LARGEST + (64 << 20), answerfile.MAGIC: answerfile.LARGEST}
"""What may be handed over, by its first bytes, and the most of it: a pack is a little larger than what is in it."""


class Say(IntEnum):
    """What a frame says."""

    SAME = 1
    OFFER = 2
    HAVE = 3
    START = 4
    DATA = 5
    KEPT = 6
    STOP = 7


class Why(IntEnum):
    """Why one side stops."""

    OTHER_WORDS = 1
    REFUSED = 2
    NO_ROOM = 3
    DAMAGED = 4
