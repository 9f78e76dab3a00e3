"""The first call: proves which central this is and what time it has, and issues nonces."""

from collections.abc import Mapping

from sqlalchemy import func, select, update

from sync.central import acknowledging, coming_back, log_answers, sessions, tables
from sync.central.database import reading, writing
from sync.central.desk import Caller, Desk, hold
from sync.central.errors import Refused
from sync.protocol import limits
from sync.protocol.messages import Hello, HelloAnswer, decode, sign_hello


def hello(desk: Desk, caller: Caller, body: bytes, parameters: Mapping[str, str]) -> bytes:
    """Answer a greeting, with what would otherwise cost a call each before the first object goes.

    A replayed one gets a session that only the device could use, and changes nothing.

    Raises:
        Refused: code hello-mismatch, when signature and content name different devices or randoms.
    """
    asked = decode(Hello, body)
    if asked.device != caller.key_id or asked.random != parameters["nonce"]:
        raise Refused("hello-mismatch", 401)
    t = tables.receipts
    with writing(desk.engine) as tx:
        hold(tx, caller)
        tx.execute(
            update(t)
            .where(t.c.device == caller.key_id, t.c.number <= asked.acknowledged, t.c.acknowledged.is_(False))
            .values(acknowledged=True)
        )
        epoch = tx.execute(select(func.count()).where(tables.devices.c.revocation.is_not(None))).scalar_one()
        head = log_answers.for_hello(tx, desk.keys.receipt, asked.log_size)
    with reading(desk.engine) as tx:
        standing = coming_back.standing(tx, caller) if asked.asks else None
        feed = acknowledging.waits(tx, caller, asked.kept)
    answer = HelloAnswer(
        device=caller.key_id,
        random=asked.random,
        at=desk.time(),
        session=sessions.issue(desk.keys.session, caller.key_id, now=desk.seconds()),
        requests=limits.SESSION_REQUESTS,
        practice=desk.practice,
        epoch=epoch,
        batch_bytes=limits.QUICK_BATCH_BYTES,
        run_leaves=limits.MOST_RUN_LEAVES,
        log=head,
        feed=feed,
        standing=standing,
    )
    return sign_hello(answer, desk.keys.receipt)
