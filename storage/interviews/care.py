"""How the documenter is: a word a day, for themselves. It is part of no interview and leaves the vault in no way."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from storage.interviews import settings
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction

LEVELS: Final = ("green", "amber", "red")
#: Older words say nothing about today and are not kept.
KEPT_DAYS: Final = 60
_NAME: Final = "own-care"


def keep(tx: Transaction, day: date, level: str, moment: Moment) -> None:
    """Write down how somebody is on a day; an empty level takes the word back.

    Raises:
        ValueError: There is no such level.
    """
    if level and level not in LEVELS:
        raise ValueError(level)
    kept = {one: word for one, word in days(tx).items() if one > day - timedelta(days=KEPT_DAYS) and one != day}
    if level:
        kept[day] = level
    settings.put(tx, _NAME, json.dumps({one.isoformat(): word for one, word in sorted(kept.items())}), moment)


def days(tx: Transaction) -> Mapping[date, str]:
    """The words by day."""
    text = settings.get(tx, _NAME)
    return {} if text is None else {date.fromisoformat(day): level for day, level in json.loads(text).items()}
