"""JSON files in central's folder: each says its format, and one of a later program is not read as if it were ours."""

from typing import Final

from sync.central.errors import CentralProblem

_FORMAT: Final = 1


def check(content: object) -> None:
    """Let through what says that it is of this format.

    Raises:
        CentralProblem: code folder-too-new.
        ValueError: it is no such file.
    """
    found = content.get("v") if isinstance(content, dict) else None
    if type(found) is not int or found < _FORMAT:
        raise ValueError
    if found > _FORMAT:
        raise CentralProblem("folder-too-new")
