"""FLAC as our recorder leaves it: its head does not say how many samples follow, its last frame does."""

MAGIC = b"fLaC"
HEAD = 26
"""Magic, head of the first block, and as much of it as ends with the number of samples."""
TAIL = 65_536
"""The last frame is in it: even noise takes 8 KiB."""
_TOTAL_AT, _TOTAL_END = 18, 26
_TOTAL_BITS = 36
# A frame of silence: head, number, checksum, one sample, checksum.
_SHORTEST = 11
_SYNC = b"\xff\xf8"


def samples_in(head: bytes, tail: bytes) -> int:
    """Count the samples by the number of the last frame; 0 where there is none."""
    if head[:4] != MAGIC or len(head) < HEAD:
        return 0
    usual = int.from_bytes(head[10:12], "big")
    at = tail.rfind(_SYNC)
    while at >= 0:
        found = _frame(tail[at:], usual)
        if found is not None:
            return found
        at = tail.rfind(_SYNC, 0, at)
    return 0


def with_total(head: bytes, samples: int) -> bytes:
    """Write the number of samples into a head that leaves it open, for decoders that want to know."""
    told = int.from_bytes(head[_TOTAL_AT:_TOTAL_END], "big")
    if head[:4] != MAGIC or told % (1 << _TOTAL_BITS):
        return head
    return head[:_TOTAL_AT] + (told | samples % (1 << _TOTAL_BITS)).to_bytes(8, "big") + head[_TOTAL_END:]


def _frame(frame: bytes, usual: int) -> int | None:
    """Give the samples up to the end of the frame that begins here; None if it is none, which its checksum tells."""
    if len(frame) < _SHORTEST:
        return None
    size_code = frame[2] >> 4
    number, at = _number(frame)
    if number is None or at + 5 > len(frame):
        return None
    size = usual
    if size_code == 6:
        size, at = frame[at] + 1, at + 1
    elif size_code == 7:
        size, at = int.from_bytes(frame[at : at + 2], "big") + 1, at + 2
    elif size_code >= 8:
        size = 256 << (size_code - 8)
    elif size_code >= 2:
        size = 576 << (size_code - 2)
    at += {12: 1, 13: 2, 14: 2}.get(frame[2] & 15, 0)
    return number * usual + size if at < len(frame) and _crc8(frame[:at]) == frame[at] else None


def _number(frame: bytes) -> tuple[int | None, int]:
    """The frame's number, written as UTF-8 writes letters, and where it ends."""
    first = frame[4]
    if first < 0x80:
        return first, 5
    more = 8 - (first ^ 0xFF).bit_length()
    if not 2 <= more <= 6 or any(byte >> 6 != 2 for byte in frame[5 : 4 + more]):
        return None, 0
    value = first & (0x7F >> more)
    for byte in frame[5 : 4 + more]:
        value = value << 6 | byte & 0x3F
    return value, 4 + more


def _crc8(data: bytes) -> int:
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc << 1 ^ 0x07) & 0xFF if crc & 0x80 else crc << 1
    return crc
