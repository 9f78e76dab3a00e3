"""What destroying a vault would take away, and what is safe elsewhere. Knows no Qt."""

from dataclasses import dataclass

from storage.backup import standing
from storage.interviews import interviews
from storage.interviews.interviews import InterviewSummary, State
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Lost:
    """One interview that is nowhere else for certain."""

    number: str
    title: str
    state: State


@dataclass(frozen=True, slots=True)
class Loss:
    """Numbers of interviews; `medium_at` is when the copy on the second medium was made, empty without one."""

    delivered: int
    lost: tuple[Lost, ...]
    medium_at: str


def loss(vault: Vault) -> Loss:
    """See what is safe elsewhere: only a receipt counts, never that something was sent."""
    with vault.read() as tx:
        listed = interviews.listed(tx)
    delivered = [one for one in listed if one.state is State.DELIVERED]
    lost = tuple(_lost(one) for one in listed if one.state is not State.DELIVERED)
    return Loss(len(delivered), lost, standing.state(vault).medium_copied_at)


def _lost(summary: InterviewSummary) -> Lost:
    return Lost(summary.number, summary.title, summary.state)
