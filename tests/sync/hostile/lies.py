"""A laptop before a central that lies: its answers are changed on the way, signed with its own keys if need be."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from storage.interviews import interviews, opened, purging, settings
from storage.objects import envelope
from storage.objects.receipt import Receipt
from storage.vault import Vault
from storage.vault.tables import objects, outbox, receipts
from sync.client.delivery import deliver_waiting
from sync.client.http import transport_of
from sync.client.report import DeliveryReport
from sync.client.transport import Answer, Request
from sync.protocol.errors import ServerUnreachable, SyncError
from sync.protocol.messages import NumberedReceipt, Receipts, base64_of, bytes_of, read_hello, sign_hello
from sync.protocol.packed import pack, unpack
from tests.sync.flaky import LyingTransport
from tests.sync.world import World

Lie = Callable[["Laptop", Request, Answer], Answer]


@dataclass(frozen=True, slots=True)
class Told:
    """What a person gets to know: the code of what ended the delivery, or the alarms and codes in its report."""

    ended: str = ""
    alarms: tuple[str, ...] = ()
    parked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lying:
    """One lie; `alone` needs a laptop of its own, because what it leaves behind counts for ever."""

    name: str
    lie: Lie
    told: Told
    alone: bool = False
    #: The text went before, and of the files nothing.
    text_before: bool = False
    #: The lie is about something else, and the interview is delivered beside it.
    delivered: bool = False


@dataclass(slots=True)
class Laptop:
    """A vault with one interview that waits, and what the lies need to know of its central."""

    world: World
    vault: Vault
    interview: str = ""
    report: DeliveryReport | None = None
    #: Whether anything was handed over in the last delivery.
    has_sent: bool = False
    #: Answers that a lie keeps for later.
    kept: dict[str, bytes] = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.kept = {}

    def text_goes(self) -> None:
        """A delivery that breaks before the first file is whole."""
        # As over a line of which nothing is known: the file is larger than its first requests.
        with self.vault.transaction() as tx:
            settings.remove(tx, "pace")

        def cut(_laptop: Laptop, request: Request, answer: Answer) -> Answer:
            if "/v1/blob/" in request.url:
                raise ServerUnreachable("cut")
            return answer

        assert self.hears(cut).ended

    def hears(self, lie: Lie) -> Told:
        """One delivery through the lie."""
        self.has_sent = False

        def answered(request: Request, answer: Answer) -> Answer:
            self.has_sent |= "/v1/batch" in request.url
            return lie(self, request, answer)

        line = LyingTransport(transport_of(self.vault), answered)
        try:
            report = deliver_waiting(
                self.vault, line, self.world.clock, progress=lambda _step: None, cancelled=lambda: False
            )
        except SyncError as error:
            return Told(ended=error.code)
        finally:
            line.close()
        self.report = report
        return Told("", report.alarms, tuple(sorted({one.code for one in report.parked})))

    def holdings(self) -> dict[str, str]:
        """Everything that must never become less: sealed objects and files, by name and content."""
        with self.vault.read() as tx:
            rows = tx.execute(select(objects.c.digest, objects.c.content)).all()
        found = {row.digest: hashlib.sha256(bytes(row.content)).hexdigest() for row in rows}
        return found | {str(path): _digest(path) for path in self.vault.attachments.rglob("*") if path.is_file()}

    def is_delivered(self) -> bool:
        """Whether the list says so of the interview that waits."""
        with self.vault.read() as tx:
            return interviews.get(tx, self.interview).state.value == "delivered"

    def receipts(self) -> int:
        """How many receipts are kept."""
        with self.vault.read() as tx:
            return len(tx.execute(select(receipts.c.digest)).all())

    def receipted(self) -> set[str]:
        """What is held to be at central for good."""
        with self.vault.read() as tx:
            return set(tx.execute(select(outbox.c.digest).where(outbox.c.state == "receipted")).scalars())

    def may_go(self) -> bool:
        """Whether anything of the interview might be removed here, as far ahead as there are dates."""
        with self.vault.read() as tx:
            digest = str(interviews.get(tx, self.interview).manifest_digest)
            verdict = purging.safe_to_purge(tx, digest, opened.manifest(tx, self.interview), "2099-01-01T00:00:00.000Z")
        return verdict.is_safe


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def at(path: str, change: Callable[[Laptop, bytes], bytes]) -> Lie:
    """Change the good answers to one call."""

    def lie(laptop: Laptop, request: Request, answer: Answer) -> Answer:
        if path in request.url and answer.status == 200:
            return Answer(200, change(laptop, answer.body))
        return answer

    return lie


def announced(lie: Lie) -> Lie:
    """The same where the greeting says that something waits, so that it is asked for."""

    def both(laptop: Laptop, request: Request, answer: Answer) -> Answer:
        if "/v1/hello" in request.url and answer.status == 200:
            return Answer(200, something_waits(laptop.world, answer.body))
        return lie(laptop, request, answer)

    return both


def something_waits(world: World, body: bytes) -> bytes:
    """An answer to a greeting, changed and signed again."""
    own = world.central.keys.receipt
    return sign_hello(read_hello(body, own.public).model_copy(update={"feed": True}), own)


def page(change: Callable[[Laptop, Receipts], Receipts]) -> Lie:
    """Change every page of receipts."""
    return at("/v1/receipts", lambda laptop, body: pack(change(laptop, unpack(Receipts, body))))


def each(change: Callable[[Laptop, Receipt], object]) -> Lie:
    """Change every receipt, and sign it again with central's own key."""

    def changed(laptop: Laptop, found: Receipts) -> Receipts:
        made = []
        for numbered in found.receipts:
            stated = Receipt.from_bytes(envelope.from_frame(Receipt.object_kind, bytes_of(numbered.receipt)).payload)
            new = stated.model_copy(update=change(laptop, stated))  # type: ignore[arg-type]
            frame = envelope.sign(new, laptop.world.central.keys.receipt).to_frame()
            made.append(NumberedReceipt(n=numbered.n, receipt=base64_of(frame), path=numbered.path))
        return found.model_copy(update={"receipts": tuple(made)})

    return page(changed)
