"""Compile a form and begin to fill it in, only to see that it can be done; runs in the converter's process."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count

from forms.engine import Environment, Session, load_form
from forms.engine.errors import FormError, RepeatRefused
from forms.xpath.errors import XPathError

# Instances that a form makes by itself before anybody has answered anything: repeats that count each other.
MOST_INSTANCES = 5_000
_SOME_DAY = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


def tried(xform: bytes, files: Mapping[str, bytes]) -> None:
    """Return when a person could begin to answer.

    Raises:
        FormError: It cannot be compiled, or an expression of it cannot be computed.
    """
    ids = count(1)
    try:
        session = Session(
            load_form(xform, files), environment=Environment(now=lambda: _SOME_DAY, new_id=lambda: f"{next(ids):08x}")
        )
        if len(session.saved().repeats) > MOST_INSTANCES:
            raise FormError("form-too-large", "", "instances")
        session.validate()
    except XPathError as fault:
        raise FormError("bad-expression", "", str(fault)) from None
    except RepeatRefused as fault:
        raise FormError("form-too-large", "", fault.code) from None
