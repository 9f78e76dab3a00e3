"""A workspace whose organisation lets a recording go on behind the lock: unlocks, records, until a line locks it.

`python -m tests.leaks.records_on CARD`; the passphrase is the first line of standard input.
"""

import sys
import threading
from dataclasses import replace
from pathlib import Path

from app.jobs import Lane
from app.logs import silence
from app.opening import Opened
from tests.flows.documenter import Documenter
from tests.flows.laptop import _failed
from tests.leaks.at_work import LockedLaptop


class RecordsOn(LockedLaptop):
    """Skips the job of the day."""

    def _unlocked(self, opened: Opened) -> None:
        policy = opened.policy.model_copy(update={"record_while_locked": True})
        self._composition.vault_opened(replace(opened, policy=policy))
        self.front.jobs.run(Lane.VAULT, lambda: self._begin(opened), done=self._record, failed=_failed)

    def _begin(self, opened: Opened):  # type: ignore[no-untyped-def]
        self._next = Documenter(opened.vault, self._card).begin()
        return self._row()


def main() -> None:
    silence()
    laptop = RecordsOn(sys.stdin.readline().rstrip("\n"), Path(sys.argv[1]))
    threading.Thread(target=lambda: (sys.stdin.readline(), laptop.lock()), daemon=True).start()
    laptop.run()


if __name__ == "__main__":
    main()
