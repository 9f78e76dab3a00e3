"""Proofs for coordinators that revisions stand in the log: what an evidence package carries to a court."""

from collections.abc import Mapping

from sqlalchemy import select

from storage.objects.certificate import Role
from storage.objects.kinds import ObjectKind
from sync.central import log, log_answers, tables
from sync.central.database import reading
from sync.central.desk import Caller, Desk, check_admitted
from sync.central.errors import Refused
from sync.protocol.messages import LeafProof, LogProofs, ProofsAsked, base64_of, decode, encode

_MAY = (Role.COORDINATOR, Role.CUSTODIAN)


def proofs(desk: Desk, caller: Caller, body: bytes, _parameters: Mapping[str, str]) -> bytes:
    """Where these revisions stand in the newest log, and what leads from each to its root; others are left out.

    Raises:
        Refused: code role-not-allowed.
    """
    if caller.role not in _MAY:
        raise Refused("role-not-allowed", 403)
    asked = decode(ProofsAsked, body).manifests
    t = tables.log_leaves
    wanted = select(t.c.number, t.c.digest, t.c.device, t.c.seq).where(
        t.c.digest.in_(asked), t.c.kind == ObjectKind.REVISION.value
    )
    with reading(desk.engine) as tx:
        check_admitted(tx, caller)
        head, size = log_answers.newest(tx, desk.keys.receipt, 0)
        found = tuple(
            LeafProof(
                manifest=row.digest,
                device=row.device,
                seq=row.seq,
                index=row.number,
                path=tuple(base64_of(step) for step in log.inclusion(tx, row.number, 1, size)),
            )
            for row in tx.execute(wanted.order_by(t.c.number))
        )
    return encode(LogProofs(checkpoint=head.checkpoint, proofs=found))
