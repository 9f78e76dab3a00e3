"""The door to recovering a vault with its cards."""

from collections.abc import Callable, Sequence

from app.error_messages import Messages
from app.jobs import Jobs
from app.screens.recovery.presenter import RecoveryPresenter
from app.screens.recovery.view import RecoveryScreen
from storage.keys.passphrase import MIN_BITS, bits
from storage.vault import Vault

__all__ = ["RecoveryScreen", "open_recovery"]


def open_recovery(
    jobs: Jobs,
    messages: Messages,
    *,
    offer: Callable[[], str],
    recover: Callable[[Sequence[str], str], Vault],
    finished: Callable[[Vault], None],
) -> RecoveryScreen:
    """Give the screen; `recover` gets the cards and the new passphrase, in the vault lane."""
    screen = RecoveryScreen(offer, bits, MIN_BITS)
    presenter = RecoveryPresenter(screen, jobs, messages, recover=recover, finished=finished)
    screen.cards_entered.connect(presenter.cards_entered)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
