"""One sequence of the model: its machines, the lines between them, and the peace in which all must come together."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Callable
from collections.abc import Sequence as Many
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import func, select
from starlette.applications import Starlette

from storage.interviews import addressed, outbox, received
from storage.interviews.errors import InterviewError
from storage.objects.revocation import RevocationReason
from storage.vault.opening import open_vault
from sync.central import admin, tables
from sync.central.app import create_app
from sync.central.database import reading
from sync.central.errors import CentralProblem
from sync.client.coordinator import fetch_delivered
from sync.client.delivery import deliver_waiting
from sync.protocol.errors import SyncError
from tests.storage.vaults import PASSPHRASE
from tests.sync.model.line import Inside, Troubled, as_chance_has_it, pages_of
from tests.sync.model.prepared import COORDINATORS, CUSTODIAN, EVERYBODY, LAPTOPS, begun

_ROUNDS: Final = 12


@dataclass(frozen=True, slots=True)
class ShutOut:
    """What central held of a device, and what a reader held, when it was revoked."""

    objects: int
    received: frozenset[str]


@dataclass(slots=True)
class Told:
    """What happened that cannot be read from the vaults at the end."""

    #: Revisions in which the person does not agree that a court gets anything.
    refused: set[str] = field(default_factory=set)
    #: Decisions, and what each was made of.
    decided: dict[str, frozenset[str]] = field(default_factory=dict)
    #: Packs that somebody carries about: whose, and where.
    packs: list[tuple[str, Path]] = field(default_factory=list)
    #: Packs of devices that are shut out, by digest.
    kept_aside: set[str] = field(default_factory=set)
    #: Notes that central took: by whom, about which revision, and what they say.
    notes: list[tuple[str, str, str]] = field(default_factory=list)


class Sequence:
    """Six machines and central."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.done: Counter[str] = Counter()
        self.folder = folder
        self.world = begun(folder)
        self.vaults = {name: open_vault(folder / name, PASSPHRASE) for name in EVERYBODY}
        self.key_ids = {name: self.world.key_id(vault) for name, vault in self.vaults.items()}
        self.shut_out: dict[str, ShutOut] = {}
        self.copies: dict[str, Path] = {}
        #: Laptops that are an older one of themselves.
        self.put_back: set[str] = set()
        self.told = Told()
        self._until_closed = contextlib.ExitStack()
        # A chance of its own: how many go on a page decides nothing else.
        self._until_closed.enter_context(pages_of(random.Random(f"pages {seed}").choice((2, 3, 7, 100))))
        self._seconds = self._until_closed.enter_context(as_chance_has_it(self.chance))
        self._loop = asyncio.new_event_loop()
        self._app = self._made()

    def close(self) -> None:
        self._until_closed.close()
        self.world.vaults[:] = [*self.vaults.values()]
        self.world.close()
        self._loop.close()

    def step(self, kinds: Many[tuple[int, Callable[["Sequence"], None]]]) -> None:
        """One step of a kind that chance picks."""
        (kind,) = self.chance.choices([one for _, one in kinds], [weight for weight, _ in kinds])
        self.done[kind.__name__] += 1
        kind(self)

    def any_laptop(self) -> str:
        return self.chance.choice(LAPTOPS)

    def any_coordinator(self) -> str:
        return self.chance.choice(COORDINATORS)

    def trusted(self, names: Many[str]) -> list[str]:
        """Those of them that were not revoked."""
        return [name for name in names if name not in self.shut_out]

    def go(self, work: Callable[[], object]) -> None:
        """Every expected failure is a failure of the line, or a refusal: the old state stays, and it is tried again."""
        try:
            work()
        except (SyncError, CentralProblem) as error:
            self.done[error.code] += 1

    def try_to(self, work: Callable[[], object]) -> None:
        """What a person does may be refused by their own program as well."""
        try:
            self.go(work)
        except InterviewError as error:
            self.done[error.code] += 1

    def inside(self) -> Inside:
        """A quick line on which nothing happens."""
        self._seconds.each = 0.001
        return Inside(f"https://127.0.0.1:{self.world.port}", lambda: self._app, self._loop)

    def line(self) -> Troubled:
        """A line on which anything does."""
        troubled = Troubled(self.inside(), self.chance, self._meanwhile)
        self._seconds.each = self.chance.choice((0.001, 0.1, 2.0))
        return troubled

    def deliver(self, name: str, line: Inside | Troubled) -> None:
        """One delivery, in which anything that is expected may go wrong."""
        vault = self.vaults[name]

        def work() -> None:
            report = deliver_waiting(vault, line, self.world.clock, progress=lambda _: None, cancelled=lambda: False)
            self.done.update(f"alarm {code}" for code in report.alarms)
            self.done.update(f"parked {one.code}" for one in report.parked)

        self.go(work)

    def fetch(self, name: str, line: Inside | Troubled) -> None:
        """A reader brings home what was delivered."""
        vault = self.vaults[name]

        def work() -> None:
            report = fetch_delivered(vault, line, self.world.clock, progress=lambda _: None, cancelled=lambda: False)
            self.done.update(f"alarm {code}" for code in report.alarms)
            self.done["damaged"] += len(report.damaged)

        self.go(work)

    def restart(self) -> None:
        """Central ends and is opened again."""
        self.world.central.close()
        self.world.central = admin.open_central(self.folder / "central", serving=True)
        self._app = self._made()

    def revoke(self, name: str) -> None:
        """Shut a device out, whatever it is doing."""
        if name in self.shut_out:
            return
        admin.revoke(
            self.world.central,
            self.key_ids[name],
            reason=RevocationReason.LOST,
            signer=self.world.issuer,
            moment=self.world.clock.now(),
        )
        self.shut_out[name] = ShutOut(self.objects_of(name), self.held_by(name) if name not in LAPTOPS else frozenset())

    def objects_of(self, name: str) -> int:
        """How much of a device central holds."""
        t = tables.objects
        with reading(self.world.central.engine) as tx:
            return int(tx.execute(select(func.count()).where(t.c.device == self.key_ids[name])).scalar_one())

    def is_whole_at_central(self, manifest: str) -> bool:
        """Whether a revision and everything that it names is stored, files to the end."""
        n, o, b = tables.named, tables.objects, tables.blobs
        with reading(self.world.central.engine) as tx:
            named = set(tx.execute(select(n.c.digest).where(n.c.manifest == manifest)).scalars()) | {manifest}
            stored = set(tx.execute(select(o.c.digest).where(o.c.digest.in_(named))).scalars())
            whole = select(b.c.sha256).where(b.c.sha256.in_(named), b.c.sealed_at.is_not(None))
            return len(named) > 1 and named == stored | set(tx.execute(whole).scalars())

    def held_by(self, name: str) -> frozenset[str]:
        """Revisions that a reader has."""
        with self.vaults[name].read() as tx:
            return frozenset(one.manifest_digest for one in received.listed(tx))

    def reopen(self, name: str, meanwhile: Callable[[Path], None]) -> None:
        """Something happens to a disk while its vault is closed."""
        self.vaults[name].close()
        meanwhile(self.folder / name)
        self.vaults[name] = open_vault(self.folder / name, PASSPHRASE)

    def come_together(self) -> None:
        """Everybody delivers and fetches over a good line, as often as it takes."""
        for _ in range(_ROUNDS):
            for name in (*COORDINATORS, *LAPTOPS):
                self.deliver(name, self.inside())
                with self.vaults[name].transaction() as tx:
                    outbox.retry_parked(tx)
            for name in (*COORDINATORS, CUSTODIAN):
                self.fetch(name, self.inside())
            # What a revoked device still has goes nowhere any more.
            if not any(self.waits(name) for name in self.trusted((*LAPTOPS, *COORDINATORS))):
                break
        # What the last of them said reaches those who came before.
        for name in self.trusted(LAPTOPS):
            self.deliver(name, self.inside())
        for name in self.trusted(COORDINATORS):
            self.fetch(name, self.inside())

    def waits(self, name: str) -> bool:
        """Whether something is on its way from a device."""
        with self.vaults[name].read() as tx:
            totals, sealed = outbox.totals(tx), addressed.waiting(tx)
        return totals.waiting + totals.sent + totals.parked > 0 or bool(sealed)

    def _meanwhile(self) -> None:
        if self.chance.random() < 0.2:
            self.revoke_any()
        else:
            self.restart()

    def revoke_any(self) -> None:
        """Revoke somebody, and leave at least one laptop and one coordinator."""
        left = self.trusted(LAPTOPS)
        last = {left[0]} if len(left) == 1 else set[str]()
        self.revoke(self.chance.choice([name for name in EVERYBODY if name not in last and name != COORDINATORS[0]]))

    def _made(self) -> Starlette:
        central = self.world.central
        return create_app(central.engine, central.keys, central.blobs, self.world.clock)
