"""What a session may know of the world outside of its form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Environment:
    """All that a form may know of the world.

    Attributes:
        now: The present moment with its zone.
        new_id: At least eight fresh random hex digits, the id of a new repeat instance.
        seed: Start of the form's random numbers.
        properties: deviceid, username, phonenumber, email ... as far as they may be known.
    """

    now: Callable[[], datetime]
    new_id: Callable[[], str]
    seed: int = 0
    properties: Mapping[str, str] = field(default_factory=dict)
