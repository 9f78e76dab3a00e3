"""How every process of the program is started: one function, from source and frozen alike."""

import sys
from enum import IntEnum, StrEnum


class Role(StrEnum):
    """What a process is for. The value is its name on the command line."""

    LAUNCHER = "launcher"
    WORKSPACE = "workspace"
    RECORDER = "recorder"
    FORM_CONVERTER = "form-converter"
    LOOKER = "looker"
    TRANSCRIBER = "transcriber"
    CENTRAL = "central"


class Exit(IntEnum):
    """What a workspace tells the launcher by its exit code."""

    CLOSED = 0
    REFUSED = 64
    LOCKED = 75
    UNKEPT = 76
    """Locked or closed, and what was typed last may not have been saved: nobody waits for ever with the keys there."""


OVERDUE = -14
"""How a workspace ends that hung while it locked: by the system's alarm (SIGALRM). What was typed may be lost."""


class Arrival(StrEnum):
    """Why a workspace was started; its unlock screen says so."""

    STARTED = "started"
    LOCKED = "locked"
    UNKEPT = "unkept"
    CRASHED = "crashed"


def command(role: Role, *arguments: str) -> list[str]:
    """Give the command line that starts a process of this role."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--role", role.value, *arguments]
    return [sys.executable, "-m", "app", "--role", role.value, *arguments]
