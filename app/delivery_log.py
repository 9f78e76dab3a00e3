"""Writes each delivery into the vault's log, also one that failed."""

import contextlib
from dataclasses import replace
from types import TracebackType

from storage.interviews import deliveries
from storage.interviews.deliveries import Delivery, Road
from storage.platform.clock import Clock
from storage.vault import Vault, VaultFull, VaultReadOnly
from sync.client.report import DeliveryReport
from sync.courier.answer import ImportedAnswer
from sync.courier.pack import WrittenPack
from sync.protocol.errors import SyncError


class Logged:
    """One delivery: leaving the block writes the line, with the code of an expected failure if there was one."""

    def __init__(self, vault: Vault, clock: Clock, road: Road) -> None:
        self._vault, self._clock = vault, clock
        self._line = Delivery(clock.now().wall, "", road, deliveries.STOPPED)

    def delivered(self, report: DeliveryReport) -> None:
        """What went over the line."""
        outcome = deliveries.STOPPED if report.cancelled else deliveries.DONE
        self._line = replace(
            self._line,
            outcome=report.alarms[0] if report.alarms else outcome,
            delivered=len(report.delivered),
            waiting=len(report.waiting),
            refused=len(report.parked),
            came=report.notes_received + report.assignments,
            sent_bytes=report.sent_bytes,
        )

    def packed(self, pack: WrittenPack | None) -> None:
        """What was written for a stick; None was stopped."""
        if pack is not None:
            self._line = replace(self._line, outcome=deliveries.DONE, delivered=len(pack.interviews))

    def answered(self, answer: ImportedAnswer) -> None:
        """What a stick brought back."""
        self._line = replace(self._line, outcome=deliveries.DONE, delivered=len(answer.delivered), came=answer.receipts)

    def __enter__(self) -> "Logged":
        """Begin now."""
        return self

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None) -> None:
        """Write the line."""
        line = self._line
        if isinstance(error, SyncError):
            line = replace(line, outcome=error.code)
        elif error is not None:
            return
        if line.outcome == deliveries.DONE and not line.delivered + line.waiting + line.refused + line.came:
            # Central was asked what came back, and nothing had.
            return
        moment = self._clock.now()
        # What was delivered is delivered: a full disk here must not make it look as if it were not.
        with contextlib.suppress(VaultFull, VaultReadOnly), self._vault.transaction() as tx:
            deliveries.record(tx, replace(line, ended=moment.wall))
