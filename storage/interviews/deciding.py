"""As coordinator: what is decided between two corrections so far; kept until it is sealed, or until consent is gone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from storage.interviews import settings
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction

_NAME: Final = "decision/"


@dataclass(frozen=True, slots=True)
class Draft:
    """By ref, the revision whose answer holds ("" for neither), and why; what nobody decided yet is not in it."""

    kept: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict, repr=False)
    reason: str = field(default="", repr=False)


def put(tx: Transaction, interview: str, digests: tuple[str, str], draft: Draft, moment: Moment) -> None:
    """Keep it instead of what was kept before."""
    value = {"kept": dict(draft.kept), "reasons": dict(draft.reasons), "reason": draft.reason}
    settings.put(tx, _name(interview, digests), json.dumps(value, ensure_ascii=False), moment)


def get(tx: Transaction, interview: str, digests: tuple[str, str]) -> Draft:
    """What was decided between these two; an empty one where nothing was."""
    text = settings.get(tx, _name(interview, digests))
    if text is None:
        return Draft()
    value = json.loads(text)
    return Draft(value["kept"], value["reasons"], value["reason"])


def forget(tx: Transaction, interview: str) -> None:
    """Keep nothing of this interview: it is sealed, or nobody may decide any more."""
    for rest, _value in settings.named(tx, f"{_NAME}{interview}/"):
        settings.remove(tx, f"{_NAME}{interview}/{rest}")


def _name(interview: str, digests: tuple[str, str]) -> str:
    return f"{_NAME}{interview}/{'/'.join(sorted(digests))}"
