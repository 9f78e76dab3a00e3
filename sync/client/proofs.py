"""Proofs of central's log for what a coordinator gives away: believed only after they were verified here."""

from collections.abc import Sequence
from typing import Final

from storage.crypto import log_tree
from storage.crypto.errors import NotAuthentic
from storage.interviews import organisation
from storage.objects import checkpoint
from storage.objects.errors import Malformed, NotSigned
from storage.objects.kinds import ObjectKind
from storage.vault import Vault
from sync.client.delivery import calls_of, greet
from sync.client.transport import Transport
from sync.protocol.errors import MalformedMessage, ServerNotTrusted
from sync.protocol.messages import LogProofs, bytes_of

MOST: Final = 900


def fetch_proofs(vault: Vault, transport: Transport, manifests: Sequence[str]) -> LogProofs:
    """Proofs for these revisions, at most 900; what central has not logged is left out.

    Raises:
        ServerUnreachable: nobody answered.
        ServerNotTrusted: code log-not-proved: the checkpoint or a proof is not good.
        DeliveryRefused: this device may not ask.
    """
    calls = calls_of(vault, transport)
    greet(vault, calls)
    found = calls.log_proofs(tuple(manifests[:MOST]))
    with vault.read() as tx:
        public = bytes.fromhex(organisation.required(tx).package.central.receipt_key)
    try:
        head, _ = checkpoint.verified(found.checkpoint, public)
        for one in found.proofs:
            leaf = checkpoint.leaf_hash(ObjectKind.REVISION, one.manifest, one.device, one.seq)
            path = [bytes_of(step) for step in one.path]
            if log_tree.root_from_range([leaf], one.index, head.size, path) != head.root:
                raise ServerNotTrusted("log-not-proved")
    except (Malformed, NotSigned, NotAuthentic, MalformedMessage) as error:
        raise ServerNotTrusted("log-not-proved") from error
    return found
