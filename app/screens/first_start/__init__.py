"""The door to making a vault."""

from collections.abc import Callable

from app.error_messages import Messages
from app.jobs import Jobs
from app.screens.first_start.presenter import FirstStartPresenter
from app.screens.first_start.view import FirstStartScreen
from app.statement.printing import Print, ask_and_print
from storage.keys.passphrase import MIN_BITS, bits
from storage.keys.recovery import NewCards
from storage.platform.clock import Clock
from storage.vault import Vault

__all__ = ["FirstStartScreen", "open_first_start"]


def open_first_start(
    jobs: Jobs,
    clock: Clock,
    messages: Messages,
    *,
    offer: Callable[[], str],
    make: Callable[[str, NewCards], Vault],
    finished: Callable[[Vault], None],
    copying: Callable[[bool], None],
    made: Callable[[Vault], None],
    send: Print = ask_and_print,
) -> FirstStartScreen:
    """Give the wizard; `make` gets the passphrase and the recovery cards, in the vault lane."""
    screen = FirstStartScreen(offer, bits, MIN_BITS)
    presenter = FirstStartPresenter(
        screen,
        jobs,
        clock,
        messages,
        make=make,
        finished=finished,
        print_page=lambda page: send(screen, page),
        copying=copying,
        made=made,
    )
    screen.passphrase_chosen.connect(presenter.passphrase_chosen)
    screen.next_asked.connect(presenter.next_asked)
    screen.previous_asked.connect(presenter.previous_asked)
    screen.print_asked.connect(presenter.print_asked)
    screen.card_typed.connect(presenter.card_typed)
    screen.postponed.connect(presenter.postponed)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
