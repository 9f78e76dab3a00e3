"""One sequence of the model: chance decides what happens, and at the end everything must have come together."""

import asyncio
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import delete, func, select

from storage.interviews import interviews, outbox, received
from storage.interviews.outbox import Sending
from storage.objects.certificate import Role
from storage.objects.kinds import ObjectKind
from storage.objects.revocation import RevocationReason
from storage.vault import Vault
from storage.vault.opening import open_vault
from storage.vault.tables import outbox as outbox_table
from sync.central import admin, log_report, packs, tables
from sync.central.app import create_app
from sync.central.database import reading
from sync.central.errors import CentralProblem
from sync.client.coordinator import fetch_delivered, send_review
from sync.client.delivery import deliver_waiting
from sync.courier.answer import import_answer
from sync.courier.pack import write_pack
from sync.protocol.errors import SyncError
from tests.storage.vaults import PASSPHRASE
from tests.sync.model.line import Inside, Troubled
from tests.sync.world import World

LAPTOPS = 3
_ROUNDS = 12
# A disk in memory: what is tried is the protocol, not the disk.
_MEMORY = Path("/dev/shm")


def tried(seed: int, steps: int) -> tuple[int, Counter[str], str]:
    """One sequence from beginning to end: its seed, what happened in it, and what was wrong."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        sequence = Sequence(Path(folder), seed)
        try:
            sequence.run(steps)
            sequence.come_together()
            sequence.judge()
        except Exception as error:
            return seed, sequence.done, f"{type(error).__name__}: {error}"[:500]
        finally:
            sequence.close()
    return seed, sequence.done, ""


class Sequence:
    """Steps by chance, then peace, then the judgement."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.done: Counter[str] = Counter()
        self._folder = folder
        self._loop = asyncio.new_event_loop()
        self._world = World(folder)
        # Its own server is not needed: requests go in without a socket.
        self._world.server.stop()
        self._app = self._made()
        self._names = [f"laptop{number}" for number in range(LAPTOPS)]
        self._laptops = [self._world.laptop(name) for name in self._names]
        self._coordinators = [self._world.coordinator, self._second_coordinator()]
        self._revoked: dict[int, int] = {}
        self._sealed: set[str] = set()
        self._kept: dict[int, Path] = {}

    def run(self, steps: int) -> None:
        """So many steps, each of a kind that chance picks."""
        kinds: tuple[tuple[int, Callable[[], None]], ...] = (
            (6, self._seal),
            (8, self._deliver),
            (4, self._fetch),
            (2, self._review),
            (3, self._by_stick),
            (2, self._restart),
            (2, self._jump),
            (1, self._keep_copy),
            (1, self._bring_back),
            (1, self._revoke),
        )
        for _ in range(steps):
            (kind,) = self.chance.choices([one for _, one in kinds], [weight for weight, _ in kinds])
            self.done[kind.__name__.strip("_")] += 1
            kind()

    def come_together(self) -> None:
        """Everybody delivers and fetches over a good line, as often as it takes."""
        for _ in range(_ROUNDS):
            for number, laptop in enumerate(self._laptops):
                self._go(lambda laptop=laptop: self._delivered(laptop, self._inside()))  # type: ignore[misc]
                if number not in self._revoked:
                    with laptop.transaction() as tx:
                        outbox.retry_parked(tx)
            for coordinator in self._coordinators:
                self._go(lambda coordinator=coordinator: self._fetched(coordinator, self._inside()))  # type: ignore[misc]
            if not any(self._waiting(number) for number in range(LAPTOPS)):
                break

    def judge(self) -> None:
        """Nothing lost, nothing doubled, receipts are for what is stored, the log is of what is stored."""
        found = log_report.verify(self._world.central, with_files=True)
        assert not found.faults, found.faults
        stored, complete = self._at_central()
        for number, laptop in enumerate(self._laptops):
            if number not in self._revoked:
                assert not self._waiting(number), f"laptop {number} still waits"
            with laptop.read() as tx:
                o = outbox_table
                receipted = tx.execute(select(o.c.digest).where(o.c.state == Sending.RECEIPTED.value)).scalars().all()
                own = {one.manifest_digest for one in interviews.listed(tx) if one.manifest_digest}
            assert set(receipted) <= stored, "a receipt for what is not stored"
            if number not in self._revoked:
                assert own <= complete, f"laptop {number}: sealed and not whole at central"
        for coordinator in self._coordinators:
            with coordinator.read() as tx:
                held = {one.manifest_digest for one in received.listed(tx)}
            assert complete <= held, "a coordinator lacks what is whole at central"
            assert held <= stored
        for number, before in self._revoked.items():
            assert self._objects_of(number) == before, "a revoked device brought something in"

    def close(self) -> None:
        self._world.vaults[:] = [*self._laptops, *self._coordinators]
        self._world.close()
        self._loop.close()

    def lose_something_at_central(self) -> None:
        """What central must never do: for trying out the judgement."""
        t = tables.objects
        with self._world.central.engine.begin() as tx:
            number = tx.execute(select(func.max(t.c.number)).where(t.c.kind == ObjectKind.PART.value)).scalar_one()
            tx.execute(delete(t).where(t.c.number == number))

    def _seal(self) -> None:
        self.seal_on(self._any())

    def _made(self):
        central = self._world.central
        return create_app(central.engine, central.keys, central.blobs, self._world.clock)

    def _inside(self) -> Inside:
        return Inside(f"https://127.0.0.1:{self._world.port}", lambda: self._app, self._loop)

    def _line(self) -> Troubled:
        return Troubled(self._inside(), self.chance, self._restart)

    def _second_coordinator(self) -> Vault:
        vault = self._world._vault("coordinator2")
        self._world._admit(vault, self._world._request(vault, Role.COORDINATOR), Role.COORDINATOR)
        return vault

    def _any(self) -> int:
        return self.chance.randrange(LAPTOPS)

    def seal_on(self, number: int) -> None:
        """Seal an interview of any size on a laptop."""
        sizes = (0, 0, 20_000, 150_000)
        laptop = self._laptops[number]
        self._world.seal(laptop, photo=self.chance.choice(sizes), audio=self.chance.choice(sizes))

    def _deliver(self) -> None:
        laptop = self._laptops[self._any()]
        self._go(lambda: self._delivered(laptop, self._line()))

    def _fetch(self) -> None:
        coordinator = self.chance.choice(self._coordinators)
        self._go(lambda: self._fetched(coordinator, self._line()))

    def _review(self) -> None:
        coordinator = self.chance.choice(self._coordinators)
        with coordinator.read() as tx:
            held = received.listed(tx)
        if held:
            digest = self.chance.choice(held).manifest_digest
            note = {"manifest_digest": digest, "text": "read", "returned": False}
            self._go(lambda: send_review(coordinator, self._line(), self._world.clock, **note))  # type: ignore[arg-type]

    def _by_stick(self) -> None:
        laptop = self._laptops[self._any()]
        stick = self._folder / "stick"
        stick.mkdir(exist_ok=True)

        def carry() -> None:
            pack = write_pack(
                laptop, stick, self._world.clock, progress=lambda *_: None, cancelled=lambda: False, again=True
            )
            if pack is None or self.chance.random() < 0.3:
                return
            report = packs.import_pack(self._world.central, pack.path, answers=stick, clock=self._world.clock)
            if self.chance.random() < 0.7:
                import_answer(laptop, report.answer, self._world.clock)

        self._go(carry)
        shutil.rmtree(stick)

    def _restart(self) -> None:
        central = self._world.central
        central.close()
        self._world.central = admin.open_central(self._folder / "central", serving=True)
        self._app = self._made()

    def _jump(self) -> None:
        self._world.clock.wall = self.chance.choice(
            (
                "2026-11-22T08:30:00.000Z",
                "2026-11-23T01:00:00.000Z",
                "2026-11-20T00:00:00.000Z",
                "2026-12-01T12:00:00.000Z",
            )
        )

    def _keep_copy(self) -> None:
        """A copy of a laptop's disk, as a thief or a careful person makes it."""
        number = self._any()
        self._closed(number)
        copy = self._folder / f"copy{number}"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self._folder / self._names[number], copy)
        self._kept[number] = copy
        self._opened(number)

    def _bring_back(self) -> None:
        """The laptop is an older one of itself: what it sealed since and never delivered is gone with the disk."""
        if not self._kept:
            return
        number = self.chance.choice(sorted(self._kept))
        self._closed(number)
        home = self._folder / self._names[number]
        shutil.rmtree(home)
        shutil.copytree(self._kept[number], home)
        self._opened(number)

    def _revoke(self) -> None:
        number = self._any()
        if number in self._revoked or len(self._revoked) == LAPTOPS - 1:
            return
        admin.revoke(
            self._world.central,
            self._world.key_id(self._laptops[number]),
            reason=RevocationReason.LOST,
            signer=self._world.issuer,
            moment=self._world.clock.now(),
        )
        self._revoked[number] = self._objects_of(number)

    def _closed(self, number: int) -> None:
        self._laptops[number].close()

    def _opened(self, number: int) -> None:
        self._laptops[number] = open_vault(self._folder / self._names[number], PASSPHRASE)

    def _go(self, work: Callable[[], object]) -> None:
        """Every expected failure is a failure of the line, or a refusal: the old state stays, and it is tried again."""
        try:
            work()
        except (SyncError, CentralProblem) as error:
            self.done[error.code] += 1

    def _delivered(self, laptop: Vault, line: Inside | Troubled) -> None:
        deliver_waiting(laptop, line, self._world.clock, progress=lambda _: None, cancelled=lambda: False)

    def _fetched(self, coordinator: Vault, line: Inside | Troubled) -> None:
        fetch_delivered(coordinator, line, self._world.clock, progress=lambda _: None, cancelled=lambda: False)

    def _waiting(self, number: int) -> bool:
        with self._laptops[number].read() as tx:
            totals = outbox.totals(tx)
        return totals.waiting + totals.sent + totals.parked > 0

    def _objects_of(self, number: int) -> int:
        t = tables.objects
        own = self._world.key_id(self._laptops[number])
        with reading(self._world.central.engine) as tx:
            return int(tx.execute(select(func.count()).where(t.c.device == own)).scalar_one())

    def _at_central(self) -> tuple[set[str], set[str]]:
        o, b, r = tables.objects, tables.blobs, tables.revisions
        with reading(self._world.central.engine) as tx:
            stored = set(tx.execute(select(o.c.digest)).scalars())
            stored |= set(tx.execute(select(b.c.sha256).where(b.c.sealed_at.is_not(None))).scalars())
            complete = set(tx.execute(select(r.c.manifest).where(r.c.complete_at.is_not(None))).scalars())
        return stored, complete
