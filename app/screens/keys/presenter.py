"""Decides what the keys screen does. Knows no Qt."""

from collections.abc import Callable
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from app.screens.keys import work
from app.screens.keys.work import KeysState
from storage.platform.clock import Clock
from storage.vault import Vault, VaultError


class RecordingNow(VaultError):
    """Keys cannot be exchanged while a recording writes."""

    code = "recording-now"


class View(Protocol):
    """What the screen can show."""

    def show_state(self, state: KeysState) -> None:
        """Show how things stand."""

    def show_working(self, section: str, working: bool) -> None:
        """Show that something is being done."""

    def show_progress(self, share: float) -> None:
        """Show how far new keys are."""

    def show_done(self, section: str) -> None:
        """Say what counts from now on."""

    def show_card(self, accepted: bool) -> None:
        """Say whether what was typed is a card of this vault."""

    def show_problem(self, section: str, problem: Message) -> None:
        """Say what went wrong."""


class KeysPresenter:
    """Each wish is one piece of work; what fails leaves everything as it was."""

    def __init__(
        self,
        view: View,
        vault: Vault,
        jobs: Jobs,
        clock: Clock,
        messages: Messages,
        *,
        change: Callable[[str, str], None],
        is_recording: Callable[[], bool],
    ) -> None:
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._clock = clock
        self._messages = messages
        self._change = change
        self._is_recording = is_recording
        self._is_stopped = False

    def shown(self) -> None:
        """The screen came to the front."""
        self._jobs.run(
            Lane.VAULT, lambda: work.state(self._vault), done=self._view.show_state, failed=self._failed("passphrase")
        )

    def passphrase_chosen(self, old: str, new: str, also_new_keys: bool) -> None:
        """Change the passphrase, and the keys too if the person wants it."""
        if also_new_keys and self._is_recording():
            self._failed("passphrase")(RecordingNow())
            return

        def changed() -> None:
            self._change(old, new)
            if also_new_keys:
                # Remembered before it begins: a passphrase that somebody knows is changed already.
                work.advise_new_keys(self._vault, self._clock.now())

        def then(_: None) -> None:
            self._done("passphrase")(None)
            if also_new_keys:
                self.new_keys_asked(new)

        self._view.show_working("passphrase", True)
        self._jobs.run(Lane.VAULT, changed, done=then, failed=self._failed("passphrase"))

    def new_keys_asked(self, passphrase: str) -> None:
        """Write the vault anew under other keys."""
        if self._is_recording():
            self._failed("new_keys")(RecordingNow())
            return
        self._is_stopped = False
        self._view.show_working("new_keys", True)
        # In the lane of copies: none of them is being made meanwhile.
        self._jobs.run(
            Lane.KEEPING,
            lambda: work.make_new_keys(
                self._vault, passphrase, self._clock.now(), self._progressed, lambda: self._is_stopped
            ),
            done=self._done("new_keys"),
            failed=self._failed("new_keys"),
        )

    def stopped(self) -> None:
        """Make no new keys after all."""
        self._is_stopped = True

    def card_typed(self, typed: str) -> None:
        """See whether a typed card is one of this vault's."""

        def checked(accepted: bool) -> None:
            self._view.show_working("cards", False)
            self._view.show_card(accepted)
            if accepted:
                self.shown()

        self._jobs.run(
            Lane.VAULT,
            lambda: work.check_card(self._vault, typed, self._clock.now()),
            done=checked,
            failed=self._failed("cards"),
        )

    def lock_out_set(self, passphrase: str, lock_out: str) -> None:
        """Set the lock-out passphrase."""
        self._view.show_working("lock_out", True)
        self._jobs.run(
            Lane.VAULT,
            lambda: work.lock_out_with(self._vault, passphrase, lock_out),
            done=self._done("lock_out"),
            failed=self._failed("lock_out"),
        )

    def lock_out_cleared(self, passphrase: str) -> None:
        """Take the lock-out passphrase back."""
        self._view.show_working("lock_out", True)
        self._jobs.run(
            Lane.VAULT,
            lambda: work.no_lock_out(self._vault, passphrase),
            done=self._done("lock_out"),
            failed=self._failed("lock_out"),
        )

    def problem_with_new_cards(self, error: Exception) -> None:
        """New cards could not be made."""
        self._failed("cards")(error)

    def _progressed(self, share: float) -> None:
        self._jobs.post(lambda: self._view.show_progress(share))

    def _done(self, section: str) -> Callable[[None], None]:
        def done(_: None) -> None:
            self._view.show_working(section, False)
            self._view.show_done(section)
            self.shown()

        return done

    def _failed(self, section: str) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            self._view.show_working(section, False)
            self._view.show_problem(section, self._messages.shown(error))

        return failed
