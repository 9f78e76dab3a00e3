"""The door to the unlock screen; light, because it is shown before anything heavy is loaded."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from app.error_messages import Messages
from app.jobs import Jobs
from app.places import VaultPlace
from app.recorder import alone
from app.screens.unlock.presenter import UnlockPresenter
from app.screens.unlock.recording_sign import SignWatch
from app.screens.unlock.view import UnlockScreen

__all__ = ["UnlockScreen", "bring_to_life"]

V = TypeVar("V")


def bring_to_life(
    screen: UnlockScreen,
    jobs: Jobs,
    messages: Messages,
    places: Sequence[VaultPlace],
    *,
    open_vault: Callable[[Path, str], V],
    opened: Callable[[V], None],
) -> None:
    """Join the screen, which is visible already, with what opens vaults."""
    presenter = UnlockPresenter(screen, jobs, messages, places, open_vault=open_vault, opened=opened)
    screen.unlock_asked.connect(presenter.unlock_asked)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    directories = [place.directory for place in places]
    SignWatch(
        screen.recording_sign,
        jobs,
        is_on=lambda: any(map(alone.is_going_on, directories)),
        stop=lambda: _stop(directories),
    )
    screen.show_ready()


def _stop(directories: Sequence[Path]) -> None:
    for directory in directories:
        if alone.is_going_on(directory):
            alone.ask_to_stop(directory)
