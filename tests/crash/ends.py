"""Laptop, coordinator and central in one process, so that one recording holds the disks of all of them.

Requests go into central's service itself, without a socket and without its threads: what is cut here is disks.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from starlette.applications import Starlette

from storage.interviews import received
from storage.vault import Vault, open_vault
from sync.central import admin, packs
from sync.central.admin import Central
from sync.central.app import create_app
from sync.central.errors import CentralProblem
from sync.client.coordinator import FetchReport, fetch_delivered, send_review
from sync.client.delivery import deliver_waiting
from sync.client.report import DeliveryReport
from sync.client.scope import Amount, Scope
from sync.courier.answer import import_answer
from sync.courier.pack import WrittenPack, write_pack
from sync.protocol.errors import ServerUnreachable
from tests.storage.vaults import PASSPHRASE
from tests.sync.model.line import Inside, without_threads
from tests.sync.world import SetClock, World

Say = Callable[[str], None]

LAPTOP, COORDINATOR, CENTRAL, STICK = "laptop", "coordinator", "central", "stick"
_PORT: Final = 443
URL: Final = "https://127.0.0.1"
_PHOTO, _SOUND = 100_000, 40_000
_ALL: Final = Scope()
_OF_THE_DISK: Final = (
    "answer-unwritable",
    "blobs-unavailable",
    "central-full",
    "database-unavailable",
    "pack-unreadable",
)
NOTE: Final = "read and understood"


@dataclass(slots=True)
class Ends:
    """Central opened as the service opens it, and a line into it."""

    folder: Path
    central: Central
    app: Starlette
    line: Inside
    clock: SetClock

    def deliver(self, vault: Vault, *, scope: Scope = _ALL) -> DeliveryReport:
        """One delivery from beginning to end; nothing of it may be refused or raise an alarm."""
        report = deliver_waiting(
            vault, self.line, self.clock, progress=lambda _: None, cancelled=lambda: False, scope=scope
        )
        if report.parked or report.alarms or report.cancelled:
            raise AssertionError(f"parked {report.parked}, alarms {report.alarms}")
        return report

    def fetch(self, coordinator: Vault) -> FetchReport:
        """A coordinator brings home what was delivered."""
        report = fetch_delivered(coordinator, self.line, self.clock, progress=lambda _: None, cancelled=lambda: False)
        if report.damaged or report.cancelled:
            raise AssertionError(f"damaged {report.damaged}")
        return report

    def review(self, coordinator: Vault) -> None:
        """The coordinator writes a note about each received interview."""
        with coordinator.read() as tx:
            held = received.listed(tx)
        for one in held:
            send_review(
                coordinator,
                self.line,
                self.clock,
                manifest_digest=one.manifest_digest,
                text=NOTE,
                returned=False,
            )

    def pack(self, vault: Vault) -> WrittenPack | None:
        """What waits, on the stick."""
        return write_pack(
            vault,
            self.folder / STICK,
            self.clock,
            progress=lambda *_: None,
            cancelled=lambda: False,
            again=True,
        )

    def carry(self, vault: Vault, say: Say = lambda _: None) -> None:
        """What waits goes by a stick to central, and the answer comes back on it."""
        pack, stick = self.pack(vault), self.folder / STICK
        if pack is None:
            return
        say(f"packed {pack.path.name}")
        with _told():
            report = packs.import_pack(self.central, pack.path, answers=stick, clock=self.clock)
        if report.refused:
            raise AssertionError(f"refused {report.refused}")
        say(f"imported {report.answer.name}")
        answer = import_answer(vault, report.answer, self.clock)
        if answer.alarms:
            raise AssertionError(f"alarms {answer.alarms}")
        for interview in answer.delivered:
            say(f"delivered {interview}")


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """A disk of central that fails is what the command line says of it, and the pack is imported again later."""
    try:
        yield
    except DBAPIError as error:
        raise ServerUnreachable("server-busy") from error
    except CentralProblem as problem:
        if problem.code not in _OF_THE_DISK:
            raise
        raise ServerUnreachable("server-busy") from problem


@contextlib.contextmanager
def ends(folder: Path) -> Iterator[Ends]:
    """Central in its folder, and a line into it."""
    clock = SetClock()
    loop = asyncio.new_event_loop()
    with closing(admin.open_central(folder / CENTRAL, serving=True)) as central, without_threads():
        app = create_app(central.engine, central.keys, central.blobs, clock)
        try:
            yield Ends(folder, central, app, Inside(URL, lambda: app, loop), clock)
        finally:
            loop.close()


def laptop_of(folder: Path) -> Vault:
    """The laptop's vault, opened as after any start."""
    return open_vault(folder / LAPTOP, PASSPHRASE)


def coordinator_of(folder: Path) -> Vault:
    """The coordinator's vault, opened as after any start."""
    return open_vault(folder / COORDINATOR, PASSPHRASE)


def push(folder: Path, say: Say) -> None:
    """Two interviews without files go to central, and their receipts come back."""
    with ends(folder) as both, closing(laptop_of(folder)) as laptop:
        for interview in both.deliver(laptop).delivered:
            say(f"delivered {interview}")


def blocks(folder: Path, say: Say) -> None:
    """Text is at central already; a photo and sound follow, leaf by leaf, are sealed there and receipted."""
    push(folder, say)


def receipt(folder: Path, say: Say) -> None:
    """Everything is at central; only what it answered was lost."""
    push(folder, say)


def feed(folder: Path, say: Say) -> None:
    """The coordinator brings an interview home and writes a note, and the laptop fetches that."""
    with ends(folder) as both:
        with closing(coordinator_of(folder)) as coordinator:
            for manifest in both.fetch(coordinator).fetched:
                say(f"fetched {manifest}")
            both.review(coordinator)
            say("reviewed")
        with closing(laptop_of(folder)) as laptop:
            for _ in range(both.deliver(laptop).notes_received):
                say("noted")


def courier(folder: Path, say: Say) -> None:
    """An interview with files goes by a stick, and its receipts come back on it."""
    with ends(folder) as both, closing(laptop_of(folder)) as laptop:
        both.carry(laptop, say)


def begun(tmp_path: Path, *sizes: tuple[int, int]) -> Path:
    """An organisation whose laptop sealed interviews with a photo and sound of these sizes."""
    folder = tmp_path / "template"
    world = World(folder, port=0)
    world.server.stop()
    laptop = world.laptop(LAPTOP)
    for photo, sound in sizes:
        world.seal(laptop, photo=photo, audio=sound)
    world.close()
    (folder / STICK).mkdir()
    return folder


def sealed(tmp_path: Path) -> Path:
    """Two interviews wait that have no files."""
    return begun(tmp_path, (0, 0), (0, 0))


def with_files(tmp_path: Path) -> Path:
    """One waits that has a photo and sound."""
    return begun(tmp_path, (_PHOTO, _SOUND))


def text_delivered(tmp_path: Path) -> Path:
    """Its text is at central, its files are not."""
    folder = with_files(tmp_path)
    with ends(folder) as both, closing(laptop_of(folder)) as laptop:
        both.deliver(laptop, scope=Scope(Amount.TEXT))
    return folder


def unanswered(tmp_path: Path) -> Path:
    """All of it is at central, and the laptop has no receipt."""
    folder = begun(tmp_path, (20_000, 0), (0, 0))
    stick = folder / STICK
    with ends(folder) as both, closing(laptop_of(folder)) as laptop:
        pack = both.pack(laptop)
        assert pack is not None
        packs.import_pack(both.central, pack.path, answers=stick, clock=both.clock)
    for left in stick.iterdir():
        left.unlink()
    return folder


def delivered(tmp_path: Path) -> Path:
    """All of it is at central and receipted; no coordinator has it yet."""
    folder = begun(tmp_path, (20_000, 0))
    with ends(folder) as both, closing(laptop_of(folder)) as laptop:
        both.deliver(laptop)
    return folder
