"""A coordinator's end: fetch what was delivered, send a review note back."""

from collections.abc import Callable
from dataclasses import dataclass

from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client.report import Progress
from sync.client.transport import Transport


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What one fetch brought: manifest digests new in this vault, and those whose objects did not verify."""

    fetched: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    received_bytes: int = 0
    cancelled: bool = False


def fetch_delivered(
    vault: Vault,
    transport: Transport,
    clock: Clock,
    *,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> FetchReport:
    """Bring every delivered revision that this vault does not hold yet, attachments included."""
    raise NotImplementedError


def send_review(
    vault: Vault, transport: Transport, clock: Clock, *, manifest_digest: str, text: str, returned: bool
) -> None:
    """Sign a review note about a received interview, seal it to its author's device and hand it to central.

    Raises:
        DeliveryRefused: central refuses the note (code role-not-allowed, device-revoked, ...).
    """
    raise NotImplementedError
