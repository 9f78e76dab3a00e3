"""One request to central and its bounded answer: over pinned TLS here, over anything in tests."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Request:
    """A signed request, ready to be sent as it is."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    patience: float = 0.0
    """Seconds to wait for the answer beyond the usual: on a slow line the end of a body leaves late."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, never longer than what was allowed."""

    status: int
    body: bytes


class Transport(Protocol):
    """Carries one request; raises ServerUnreachable or ServerNotTrusted."""

    @property
    def base_url(self) -> str:
        """The address of central, without a trailing slash."""
        ...

    def send(self, request: Request, *, most: int) -> Answer:
        """The answer to one request, at most `most` bytes long."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...
