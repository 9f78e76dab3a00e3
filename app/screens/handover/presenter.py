"""Decides how a file goes from one laptop to another, step by step. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Protocol

from app.delivery_log import Logged
from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from storage.interviews import outbox
from storage.interviews.deliveries import Road
from storage.interviews.errors import LeavingRefused
from storage.keys.words import LANGUAGES
from storage.platform import files
from storage.platform.clock import Clock
from storage.vault import Vault
from sync.courier.errors import PackProblem
from sync.courier.pack import WrittenPack, note_left, write_pack
from sync.handover.errors import Stopped
from sync.handover.receiving import Door, Received, receive_file
from sync.handover.sending import Address, connect, look_at, parse_address, send_file
from sync.handover.session import Session

_THOUSAND = 1_000


class Stage(StrEnum):
    """How far it is."""

    IDLE = "idle"
    PREPARING = "preparing"
    LISTENING = "listening"
    CONNECTING = "connecting"
    WORDS = "words"
    AGREED = "agreed"
    """This person pressed; the other one is waited for, and then the file goes."""


class Came(StrEnum):
    """What came of it."""

    NOTHING = ""
    GIVEN = "given"
    GIVEN_SOME = "given-some"
    """More waits that did not fit."""
    PACK = "pack"
    ANSWER = "answer"
    NONE_WAITS = "none-waits"
    ALL_CARRIED = "all-carried"
    """What waits lies on sticks, or on other laptops."""
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class HandoverState:
    """What the screen shows."""

    stage: Stage = Stage.IDLE
    address: str = ""
    words: tuple[tuple[str, ...], ...] = ()
    """Six words in each language of the program: the two laptops may be set to different ones."""
    moved: tuple[int, int] = (0, 0)
    came: Came = Came.NOTHING
    name: str = ""
    problem: Message | None = None


class View(Protocol):
    """What the screen can show."""

    def show_state(self, state: HandoverState) -> None:
        """Show how far it is."""

    def show_addresses(self, addresses: tuple[str, ...]) -> None:
        """Show on which addresses this computer can be found."""


class _Wish:
    """That a person wants it to stop; the lane asks for it."""

    def __init__(self) -> None:
        self.is_stop = False

    def asked(self) -> bool:
        return self.is_stop


class HandoverPresenter:
    """One hand-over at a time, in the lane of the network: no delivery runs beside it."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        messages: Messages,
        addresses: Callable[[], tuple[str, ...]],
    ) -> None:
        self._view, self._vault, self._jobs = view, vault, jobs
        self._clock, self._messages, self._addresses = clock, messages, addresses
        self._state = HandoverState()
        self._wish = _Wish()
        self._session: Session | None = None
        self._take: Path | None = None
        self._give: Path | None = None
        self._pack: WrittenPack | None = None
        self._is_gone = False

    def shown(self) -> None:
        """The screen came to the front."""
        self._jobs.run(Lane.VAULT, self._addresses, done=self._view.show_addresses, failed=self._failed)

    def receive_asked(self, host: str, folder: Path) -> None:
        """Wait on this address for another laptop, and put what it gives into the folder."""
        self._begin(Stage.PREPARING)
        self._take, self._give = folder, None
        self._jobs.run(Lane.NETWORK, lambda: Door(host), done=self._opened, failed=self._failed)

    def send_asked(self, typed: str, file: Path | None) -> None:
        """Go to the address and hand over this file, or what waits for central."""
        self._begin(Stage.PREPARING)
        self._take = None
        wish = self._wish

        def prepare() -> tuple[Address, Path | None]:
            address = parse_address(typed)
            return address, look_at(file) if file is not None else self._packed(wish)

        self._jobs.run(Lane.NETWORK, prepare, done=self._prepared, failed=self._failed)

    def same_pressed(self) -> None:
        """This person says that the words are the same."""
        session, take, give = self._session, self._take, self._give
        if session is None:
            return
        self._session = None
        self._set(replace(self._state, stage=Stage.AGREED))
        if take is not None:
            self._jobs.run(
                Lane.NETWORK,
                lambda: receive_file(session, take, self._progress()),
                done=self._received,
                failed=self._failed,
            )
        elif give is not None:
            own = self._pack if self._pack is not None and self._pack.path == give else None
            self._jobs.run(Lane.NETWORK, lambda: self._send(session, give, own), done=self._given, failed=self._failed)

    def differ_pressed(self) -> None:
        """This person says that they are not."""
        session, self._session = self._session, None
        if session is not None:
            self._jobs.run(Lane.NETWORK, session.differ, done=self._differed, failed=self._failed)

    def cancel_asked(self) -> None:
        """Stop; what arrived is kept."""
        self._wish.is_stop = True
        session, self._session = self._session, None
        if session is not None:
            session.close()
            self._set(HandoverState(came=Came.STOPPED))

    def gone(self) -> None:
        """The screen was left: the port closes, and the pack that was made for it goes."""
        self._is_gone = True
        self.cancel_asked()
        pack, self._pack = self._pack, None
        if pack is not None:
            self._jobs.run(
                Lane.NETWORK, lambda: pack.path.unlink(missing_ok=True), done=lambda _: None, failed=lambda _: None
            )

    def _begin(self, stage: Stage) -> None:
        self._wish = _Wish()
        self._set(HandoverState(stage))

    def _set(self, state: HandoverState) -> None:
        self._state = state
        if not self._is_gone:
            self._view.show_state(state)

    def _opened(self, door: Door) -> None:
        if self._wish.is_stop:
            door.close()
            self._failed(Stopped())
            return
        self._set(HandoverState(Stage.LISTENING, f"{door.address.host}:{door.address.port}"))
        asked = self._wish.asked
        self._jobs.run(Lane.NETWORK, lambda: door.wait(asked), done=self._met, failed=self._failed)

    def _packed(self, wish: _Wish) -> Path | None:
        """What waits, in a pack that lies in the vault until somebody else has it."""
        pack, self._pack = self._pack, None
        if pack is not None:
            with self._vault.read() as tx:
                is_good = not outbox.stays(tx, pack.testimony_of)
            if is_good and pack.path.exists():
                # Made anew it would be another file: what arrived of this one could not be gone on from.
                self._pack = pack
                return pack.path
            pack.path.unlink(missing_ok=True)
        folder = self._vault.staging
        files.private_directory(folder)
        self._pack = write_pack(
            self._vault,
            folder,
            self._clock,
            progress=self._progress(),
            cancelled=wish.asked,
            leaves_now=False,
        )
        return self._pack.path if self._pack is not None else None

    def _prepared(self, ready: tuple[Address, Path | None]) -> None:
        address, path = ready
        if self._wish.is_stop:
            self._failed(Stopped())
        elif path is None:
            self._set(HandoverState(came=Came.NONE_WAITS))
        else:
            self._give = path
            self._set(HandoverState(Stage.CONNECTING))
            asked = self._wish.asked
            self._jobs.run(Lane.NETWORK, lambda: connect(address, asked), done=self._met, failed=self._failed)

    def _met(self, session: Session) -> None:
        if self._wish.is_stop:
            session.close()
            self._failed(Stopped())
            return
        self._session = session
        words = tuple(session.words(language) for language in LANGUAGES)
        self._set(HandoverState(Stage.WORDS, words=words))

    def _send(self, session: Session, path: Path, pack: WrittenPack | None) -> WrittenPack | None:
        if pack is None:
            send_file(session, path, self._progress())
            return None

        def require_still() -> None:
            with self._vault.read() as tx:
                if outbox.stays(tx, pack.testimony_of):
                    raise LeavingRefused("leaving-withdrawn")

        with Logged(self._vault, self._clock, Road.HANDOVER) as log:
            send_file(session, path, self._progress(), require_still=require_still)
            note_left(self._vault, pack, self._clock)
            log.packed(pack)
        path.unlink(missing_ok=True)
        return pack

    def _given(self, pack: WrittenPack | None) -> None:
        if pack is not None:
            self._pack = None
        self._set(HandoverState(came=Came.GIVEN if pack is None or pack.is_all else Came.GIVEN_SOME))

    def _received(self, received: Received) -> None:
        came = Came.ANSWER if received.is_answer else Came.PACK
        self._set(HandoverState(came=came, name=received.path.name))

    def _differed(self, _: None) -> None:
        self._set(HandoverState(problem=self._messages.for_code("handover-other-words")))

    def _failed(self, error: Exception) -> None:
        if self._is_gone and self._pack is not None:
            # Written when the page was left already.
            self.gone()
        if isinstance(error, PackProblem) and error.code == "all-packed":
            self._set(HandoverState(came=Came.ALL_CARRIED))
        elif isinstance(error, Stopped):
            self._set(HandoverState(came=Came.STOPPED))
        else:
            self._set(HandoverState(problem=self._messages.shown(error)))

    def _progress(self) -> Callable[[int, int], None]:
        """Tells the screen each thousandth, not each piece."""
        last = -1

        def moved(done: int, total: int) -> None:
            nonlocal last
            now = done * _THOUSAND // total if total else 0
            if now != last:
                last = now
                self._jobs.post(partial(self._moved, done, total))

        return moved

    def _moved(self, done: int, total: int) -> None:
        if self._state.stage in (Stage.PREPARING, Stage.AGREED):
            self._set(replace(self._state, moved=(done, total)))
