"""Where all parts are joined: what unlocking opens, what each screen is given, what every door leads to."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer

from app.anchoring import Anchoring
from app.coming_back import ComingBack
from app.delivering import Delivering
from app.front import Front
from app.guard import Guard
from app.holding import Holding
from app.jobs import Lane
from app.keeping import Keeping
from app.locking import Locking
from app.network import NetworkWatch
from app.opening import Opened, Opening
from app.places import VaultPlace
from app.practice import COORDINATOR_VAULT
from app.processes import Exit, Role, command
from app.recorder.alone import LONGEST_ALONE, ask_to_stop
from app.recorder.link import RecorderLink
from app.register import register
from app.room import RoomWatch
from app.screens.ceremony import open_ceremony
from app.screens.draft.warming import Preparing
from app.screens.first_start import open_first_start
from app.screens.keys import Ending
from app.screens.organisation import open_organisation
from app.screens.recovery import open_recovery
from app.screens.unlock import bring_to_life
from app.shipped_forms import ProtocolId
from app.unkept import Unkept
from app.ways import AtWork, Ways
from app.widgets.clipboard import Clipboard
from app.workspace import ByHand, Flushes, PersonRole, Workspace
from storage.crypto.kdf import Argon2Cost, calibrated
from storage.keys.passphrase import offered
from storage.keys.words import word_list
from storage.platform.clock import Clock, SystemClock
from storage.platform.power import Battery, battery
from storage.platform.process import end_within, exit_now
from storage.vault import Vault

_BATTERY_EVERY_MS = 60_000


class Composition:
    """The program behind the first window.

    What comes from the machine (the clock, the price of a guess, how the process ends, the recorder's command line)
    is given here by the entrance and by nothing else: no flag or variable replaces it.
    """

    def __init__(
        self,
        front: Front,
        *,
        clock: Clock | None = None,
        cost: Callable[[], Argon2Cost] = calibrated,
        end: Callable[[int], object] = exit_now,
        alarm: Callable[[float], None] = end_within,
        recorder: Sequence[str] | None = None,
        ahead: Sequence[ProtocolId] = tuple(ProtocolId),
    ) -> None:
        self._front = front
        self._ahead = ahead
        self._clock = clock or SystemClock()
        self._cost = cost
        self._end = end
        self._alarm = alarm
        self._recorder = list(recorder) if recorder is not None else command(Role.RECORDER)
        self.opening = Opening(front.places, self._clock, cost)
        self.workspace: Workspace | None = None
        self.anchoring: Anchoring | None = None
        self.delivering: Delivering | None = None
        self.keeping: Keeping | None = None
        self.room: RoomWatch | None = None
        self.holding: Holding | None = None
        self.preparing: Preparing | None = None
        self._by_hand = ByHand()
        self._ways: Ways | None = None
        self._clipboard = Clipboard(front.application.clipboard())
        self.guard = Guard(front, self._by_hand, clear=self._clipboard.clear, end=self._ended, alarm=self._alarm)
        self._coming_back = ComingBack(
            front,
            self.opening,
            self._clock,
            cost,
            self._offer,
            self.guard,
            opened=self.vault_opened,
            not_opened=self._not_opened,
        )
        self._battery_timer = QTimer()
        self._battery_timer.setInterval(_BATTERY_EVERY_MS)
        self._battery_timer.timeout.connect(self._look_at_battery)

    def started(self) -> None:
        """Bring the window to life."""
        front = self._front
        front.window.closed.connect(self._closed)
        front.unlock.new_vault_asked.connect(self._new_vault_asked)
        front.unlock.recovery_asked.connect(self._recovery_asked)
        front.unlock.restore_asked.connect(self._coming_back.restore_asked)
        front.unlock.ceremony_asked.connect(self._ceremony_asked)
        self._battery_timer.start()
        self._look_at_battery()
        if front.places.practice:
            front.jobs.run(
                Lane.VAULT, self.opening.prepare_practice, done=self._practice_ready, failed=self._practice_failed
            )
        else:
            self._offer_vaults()

    def _practice_ready(self, passphrase: str) -> None:
        self._front.unlock.show_practice_hint(COORDINATOR_VAULT, passphrase)
        self._offer_vaults()

    def _practice_failed(self, error: Exception) -> None:
        self._front.unlock.show_problem(self._front.messages.shown(error))

    def _offer_vaults(self) -> None:
        front = self._front
        bring_to_life(
            front.unlock,
            front.jobs,
            front.messages,
            front.places.vaults(),
            open_vault=self._coming_back.open,
            opened=self._coming_back.unlocked,
        )
        self.guard.over_recordings([place.directory for place in front.places.vaults()])

    def _new_vault_asked(self) -> None:
        front = self._front
        place = front.places.next_vault()
        screen = open_first_start(
            front.jobs,
            self._clock,
            front.messages,
            offer=self._offer,
            make=lambda passphrase, cards: self.opening.make(place, passphrase, cards),
            finished=self._vault_made,
            copying=self._by_hand.turn,
            made=lambda _: self.guard.over_secrets(),
        )
        screen.left.connect(front.window.back)
        front.window.open(screen)

    def _vault_made(self, vault: Vault) -> None:
        front = self._front
        front.jobs.run(
            Lane.VAULT, lambda: self.opening.prepared(vault), done=self._made_opened, failed=self._not_opened
        )

    def _made_opened(self, opened: Opened) -> None:
        self.vault_opened(opened)
        if self.workspace is not None and not opened.has_organisation:
            self._front.window.open(open_organisation(self.workspace))

    def _not_opened(self, error: Exception) -> None:
        self.guard.end()
        self._front.window.home()
        self._front.unlock.show_problem(self._front.messages.shown(error))

    def _recovery_asked(self, number: int) -> None:
        front = self._front
        place: VaultPlace = front.places.vault(number)
        screen = open_recovery(
            front.jobs,
            front.messages,
            offer=self._offer,
            recover=lambda cards, passphrase: self.opening.recover(place, cards, passphrase),
            finished=self._vault_made,
        )
        screen.left.connect(front.window.back)
        front.window.open(screen)

    def _ceremony_asked(self) -> None:
        front = self._front
        screen = open_ceremony(
            front.jobs,
            self._clock,
            front.messages,
            front.language,
            practice=front.places.practice,
            offer=self._offer,
            cost=self._cost,
            left=self._ceremony_left,
        )
        front.window.open(screen)
        # Whoever is disturbed locks here too: the keys go with the process, and nothing is on the disk yet.
        self.guard.over_secrets(is_patient=True)

    def _ceremony_left(self, had_secrets: bool) -> None:
        self.guard.end()
        self._front.window.back()
        if had_secrets:
            # What was in memory goes with the process; the launcher starts a fresh one.
            self._ended(Exit.LOCKED)

    def vault_opened(self, opened: Opened) -> None:
        """Everything that needs keys begins here."""
        front = self._front
        vault = opened.vault
        # From here on the thread that paints the windows may not touch the vault.
        vault.refuse_thread(threading.get_ident())
        flushes, unkept = Flushes(), Unkept()
        recorder, second = RecorderLink(self._recorder), RecorderLink(self._recorder)
        locking = Locking(
            front.window,
            front.jobs,
            flushes.flush,
            self._ended,
            minutes=opened.idle_minutes,
            most_minutes=opened.policy.most_idle_minutes,
            # A pause that was forgotten locks: the recorder finishes what it has.
            is_recording=lambda: recorder.is_hearing or second.is_hearing,
            is_copying=lambda: self._by_hand.is_on,
            records_on=opened.policy.record_while_locked,
            part=lambda goes_on: self._part((recorder, second), vault.directory, goes_on),
            alarm=self._alarm,
            words_over=front.jobs.words.over,
            words_refused=lambda: front.jobs.words.refused,
            is_held=lambda: not unkept.is_empty,
        )
        self.guard.begin(locking)
        self.room = RoomWatch(front.window.room, front.jobs, vault.directory)
        gazetteer, trouble = register()
        self.delivering = Delivering(vault, front.jobs, self._clock)
        self.delivering.changed.connect(self._delivery_changed)
        self.keeping = Keeping(vault, front.jobs, self._clock)
        self.workspace = Workspace(
            vault=vault,
            jobs=front.jobs,
            clock=self._clock,
            language=front.language,
            theme=front.theme,
            settings=front.settings,
            gazetteer=gazetteer,
            navigator=front.window,
            recorder=recorder,
            messages=front.messages,
            practice=front.places.practice,
            role=PersonRole.of(opened.role),
            flushes=flushes,
            by_hand=self._by_hand,
            second_recorder=second,
            unkept=unkept,
        )
        self.holding = Holding(unkept, front.window.unkept)
        front.window.clear()
        ending = Ending(self._vault_ends, self._vault_gone)
        at_work = AtWork(self.delivering, self.keeping, locking, self._clock, self._cost, self._offer, ending)
        self._ways = Ways(front, self.workspace, at_work)
        home = self._ways.home()
        front.window.open(home)
        self.keeping.copy_old.connect(home.show_copy_old)
        self.keeping.unsound.connect(home.found.show_unsound)
        self.keeping.damage_found.connect(lambda error: home.show_problem(front.messages.shown(error)))
        if trouble is not None:
            home.show_problem(front.messages.shown(trouble))
        if opened.trouble is not None:
            home.show_problem(front.messages.shown(opened.trouble))
        self.delivering.start()
        self._network = NetworkWatch(self.delivering)
        self._network.changed.connect(self.delivering.network_changed)
        self.keeping.start()
        self.anchoring = Anchoring(vault, front.jobs, self.opening.anchored)
        self.anchoring.unusual.connect(home.show_problem)
        self.anchoring.start()
        flushes.register(self.anchoring.keep)
        flushes.register(self.holding.again)
        self.room.start()
        self.preparing = Preparing(vault, front.jobs, self._clock, self._ahead)
        self.preparing.start()

    def _part(self, recorders: tuple[RecorderLink, ...], directory: Path, goes_on: bool) -> None:
        """Let go of what other processes hold, when the program locks."""
        for recorder in recorders:
            recorder.part(LONGEST_ALONE if goes_on else 0)
        if not goes_on:
            # One that was let go on a moment ago hears nothing else any more.
            ask_to_stop(directory)
        self._clipboard.clear()

    def _vault_ends(self) -> None:
        """Stop whatever else uses the vault or its folder: it is about to be destroyed, or the program ends."""
        for at_work in (self.anchoring, self.delivering, self.keeping, self.room, self.holding):
            if at_work is not None:
                at_work.stop()

    def _vault_gone(self) -> None:
        if self.workspace is not None:
            self.opening.anchored.forget(self.workspace.vault)
        self._ended(Exit.LOCKED)

    def _offer(self) -> str:
        return offered(word_list(self._front.language.code))

    def _delivery_changed(self) -> None:
        if self.delivering is not None:
            self._front.window.bar.show_connection(self.delivering.state.connection)

    def _look_at_battery(self) -> None:
        self._front.jobs.run(Lane.NETWORK, battery, done=self._show_battery, failed=lambda _: None)

    def _show_battery(self, found: Battery | None) -> None:
        self._front.window.bar.show_battery(found.percent if found else None, bool(found and found.charging))

    def _closed(self) -> None:
        size = self._front.window.size()
        self._front.settings.remember(width=size.width(), height=size.height())
        if self.guard.locking is not None:
            self.guard.locking.close()
        else:
            self._ended(Exit.CLOSED)

    def close(self) -> None:
        """Let go of everything but the vault and the lanes, for whoever goes on living after the program: tests."""
        self._battery_timer.stop()
        self._vault_ends()
        if self.workspace is not None:
            for recorder in (self.workspace.recorder, self.workspace.second_recorder):
                if recorder is not None:
                    recorder.close()
        self.guard.end()
        self._clipboard.stop()
        if self.opening.central is not None:
            self.opening.central.stop()

    def _ended(self, code: int) -> None:
        self._end(code)
