"""Deliver what is waiting. No transaction is ever open while the network is used."""

from collections.abc import Callable

from storage.platform.clock import Clock
from storage.vault import Vault
from sync.client.report import DeliveryReport, Progress
from sync.client.transport import Transport


def deliver_waiting(
    vault: Vault,
    transport: Transport,
    clock: Clock,
    *,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> DeliveryReport:
    """Push what is waiting in order of lanes, keep the verified receipts, fetch what came back for this device.

    Raises:
        ServerUnreachable: try again later; all that central confirmed stays confirmed.
        DeliveryRefused: central refuses this device.
        ServerNotTrusted: what answered is not our central.
    """
    raise NotImplementedError
