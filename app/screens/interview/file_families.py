"""Whether a file is what a question asks for, by its first bytes."""

from pathlib import Path

from storage.interviews.errors import ImportRefused
from storage.interviews.mime import HEAD_BYTES, sniffed

#: One box holds either: only a player could tell whether there is a picture in it.
MOVING = frozenset({"audio", "video"})


def check_family(path: Path, family: str) -> None:
    """Refuse what is plainly something else; what its first bytes do not tell is taken as it is.

    Raises:
        ImportRefused: Codes ``file-other-kind``, ``file-unreadable``.
    """
    try:
        if not path.is_file():
            raise ImportRefused("file-unreadable")
        with path.open("rb") as file:
            mime = sniffed(file.read(HEAD_BYTES))
    except OSError:
        raise ImportRefused("file-unreadable") from None
    found = mime.partition("/")[0]
    wanted = MOVING if family in MOVING else {family}
    if family and found not in wanted and mime != "application/octet-stream":
        raise ImportRefused("file-other-kind")
