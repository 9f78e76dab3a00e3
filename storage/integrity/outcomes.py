"""The outcome of the last check, kept in the vault without a word of content."""

import dataclasses
import json
from dataclasses import dataclass
from typing import Final

from storage.integrity.findings import Area, Finding, FindingCode, Findings
from storage.interviews import settings
from storage.platform.clock import Moment, instant_ms
from storage.vault.transaction import Transaction

_NAME: Final = "last-check"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check that came to its end, and when that was."""

    at: str
    findings: Findings


def keep(tx: Transaction, findings: Findings, moment: Moment) -> Outcome:
    """Keep what a check found."""
    outcome = Outcome(moment.wall, findings)
    settings.put(tx, _NAME, json.dumps(dataclasses.asdict(outcome)), moment)
    return outcome


def last(tx: Transaction) -> Outcome | None:
    """What the last check found; None where there was none, or it cannot be read."""
    text = settings.get(tx, _NAME)
    return None if text is None else _decoded(text)


def _decoded(text: str) -> Outcome | None:
    try:
        read = json.loads(text)
        kept = read["findings"]
        found = tuple(
            Finding(
                FindingCode(one["code"]),
                Area(one["area"]) if one["area"] else None,
                int(one["count"]),
                tuple(str(item) for item in one["interviews"]),
            )
            for one in kept["found"]
        )
        findings = Findings(found, int(kept["interviews"]), int(kept["files"]), bool(kept["is_complete"]))
        return Outcome(str(read["at"]), findings) if instant_ms(str(read["at"])) is not None else None
    except (ValueError, KeyError, TypeError):
        return None
