"""Which custody entries are read and shown. Knows no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final, Protocol

from app.jobs import Jobs, Lane
from storage.interviews import custody, organisation
from storage.interviews.custody import CustodyEntry
from storage.objects.custody import CustodyAction
from storage.vault import Vault

PAGE: Final = 200


class Kind(StrEnum):
    """What a person may want to see of it."""

    ALL = "all"
    LOOKED_AT = "looked-at"
    WORKED_ON = "worked-on"
    WENT_OUT = "went-out"
    VAULT = "vault"
    NOTICED = "noticed"


ACTIONS: Final[dict[Kind, Sequence[CustodyAction]]] = {
    Kind.ALL: (),
    Kind.LOOKED_AT: (CustodyAction.OPEN, CustodyAction.VIEW, CustodyAction.PLAY),
    Kind.WORKED_ON: (
        CustodyAction.TRANSCRIBE,
        CustodyAction.CREATE,
        CustodyAction.SEAL,
        CustodyAction.AMEND,
        CustodyAction.SALVAGE,
        CustodyAction.REMOVE,
        CustodyAction.WITHDRAW,
        CustodyAction.RENEW,
        CustodyAction.CLOSE,
    ),
    Kind.WENT_OUT: (
        CustodyAction.PRINT,
        CustodyAction.EXPORT,
        CustodyAction.HAND_OVER,
        CustodyAction.TRANSFER,
        CustodyAction.ACKNOWLEDGE,
        CustodyAction.RECEIVE,
    ),
    Kind.VAULT: (
        CustodyAction.UNLOCK,
        CustodyAction.RECOVER,
        CustodyAction.LOCK_OUT,
        CustodyAction.ROTATE,
        CustodyAction.BACKUP,
        CustodyAction.RESTORE,
    ),
    Kind.NOTICED: (CustodyAction.NOTICE,),
}


class View(Protocol):
    """The list as its presenter sees it."""

    def show_entries(self, entries: tuple[CustodyEntry, ...], *, is_more: bool) -> None:
        """Show entries, the newest first; `is_more`: there are older ones."""

    def show_failure(self, error: Exception) -> None:
        """Say what did not work."""


class CustodyPresenter:
    """Reads; nothing of it is kept anywhere."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, interview_id: str) -> None:
        self._view, self._vault, self._jobs, self._interview_id = view, vault, jobs, interview_id
        self._kind = Kind.ALL
        self._shown: tuple[CustodyEntry, ...] = ()
        self._is_gone = False

    def started(self) -> None:
        """Read the newest entries."""
        self._shown = ()
        self._read(None)

    def kind_chosen(self, kind: str) -> None:
        """Show another kind of entries."""
        self._kind = Kind(kind)
        self.started()

    def more_asked(self) -> None:
        """Read older ones."""
        if self._shown:
            self._read(self._shown[-1].id)

    def gone(self) -> None:
        """The screen is closed."""
        self._is_gone = True

    def _read(self, before: int | None) -> None:
        kind = self._kind
        self._jobs.run(
            Lane.VAULT,
            lambda: self._entries(kind, before),
            done=lambda found: self._found(kind, before, found),
            failed=self._failed,
        )

    def _entries(self, kind: Kind, before: int | None) -> tuple[CustodyEntry, ...]:
        with self._vault.read() as tx:
            if self._interview_id:
                actions = ACTIONS[kind]
                entries = custody.of_interview(tx, self._interview_id)
                found = tuple(one for one in reversed(entries) if not actions or one.action in actions)
            else:
                found = custody.of_vault(tx, before=before, actions=ACTIONS[kind], limit=PAGE)
            names = {rule.recipient: rule.name for rule in organisation.policy(tx).exports}
        return tuple(_named(one, names) for one in found)

    def _found(self, kind: Kind, before: int | None, found: tuple[CustodyEntry, ...]) -> None:
        last = self._shown[-1].id if self._shown else None
        if self._is_gone or kind is not self._kind or before != last:
            return
        self._shown += found
        self._view.show_entries(self._shown, is_more=not self._interview_id and len(found) == PAGE)

    def _failed(self, error: Exception) -> None:
        if not self._is_gone:
            self._view.show_failure(error)


def _named(entry: CustodyEntry, names: Mapping[str, str]) -> CustodyEntry:
    """An export with the recipient as the organisation calls it; with its code where the rules name it no more."""
    way, _, recipient = entry.detail.partition(",")
    if entry.action is not CustodyAction.EXPORT or recipient not in names:
        return entry
    return replace(entry, detail=f"{way},{names[recipient]}")
