"""Destroying a vault: what is safe elsewhere, what would be lost for ever, a phrase to type."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.error_messages import Message, Messages
from app.jobs import Jobs, Lane
from app.screens.keys.destroy_view import DestroyScreen
from app.screens.keys.loss import Loss, loss
from app.screens.keys.work import NotAllowed
from app.workspace import Workspace
from storage.interviews import organisation
from storage.vault import Vault
from storage.vault.destroy import destroy
from storage.vault.errors import KeysRemain


class View(Protocol):
    """What the screen can show."""

    def show_loss(self, found: Loss) -> None:
        """Show what is safe and what is not."""

    def show_working(self, working: bool) -> None:
        """Show that the vault is being destroyed."""

    def show_problem(self, problem: Message, *, is_over: bool, are_keys_gone: bool) -> None:
        """Say what went wrong; `is_over` if nothing more can be done here."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What happens around destroying: what else uses the vault is stopped before, the program ends afterwards."""

    begins: Callable[[], None]
    is_over: Callable[[], None]


class DestroyPresenter:
    """Reads what would be lost, and does it."""

    def __init__(self, view: View, vault: Vault, jobs: Jobs, messages: Messages, ending: Ending) -> None:
        self._view = view
        self._vault = vault
        self._jobs = jobs
        self._messages = messages
        self._ending = ending

    def shown(self) -> None:
        """The screen came to the front."""
        self._jobs.run(Lane.VAULT, lambda: loss(self._vault), done=self._view.show_loss, failed=self._not_begun)

    def confirmed(self) -> None:
        """The phrase was typed."""
        self._view.show_working(True)
        self._jobs.run(Lane.VAULT, self._require_allowed, done=self._allowed, failed=self._not_begun)

    def ended(self) -> None:
        """Nothing more can be done here."""
        self._ending.is_over()

    def _require_allowed(self) -> None:
        with self._vault.read() as tx:
            if not organisation.policy(tx).destroy:
                raise NotAllowed

    def _allowed(self, _: None) -> None:
        self._ending.begins()
        # Behind whatever copy is still being stopped.
        self._jobs.run(Lane.KEEPING, lambda: destroy(self._vault), done=self._destroyed, failed=self._not_whole)

    def _destroyed(self, _: None) -> None:
        self._ending.is_over()

    def _not_begun(self, error: Exception) -> None:
        self._view.show_working(False)
        self._view.show_problem(self._messages.shown(error), is_over=False, are_keys_gone=False)

    def _not_whole(self, error: Exception) -> None:
        self._view.show_working(False)
        are_keys_gone = not isinstance(error, KeysRemain)
        self._view.show_problem(self._messages.shown(error), is_over=True, are_keys_gone=are_keys_gone)


def open_destroying(workspace: Workspace, ending: Ending) -> DestroyScreen:
    """Give the screen."""
    screen = DestroyScreen(workspace.navigator.header, workspace.language)
    presenter = DestroyPresenter(screen, workspace.vault, workspace.jobs, workspace.messages, ending)
    screen.shown.connect(presenter.shown)
    screen.confirmed.connect(presenter.confirmed)
    screen.ended.connect(presenter.ended)
    screen.left.connect(workspace.navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
