"""New recovery cards: shown, written down, one typed back. The earlier set opens nothing from the first card on."""

from collections.abc import Callable

from app.screens.first_start import FirstStartScreen
from app.screens.first_start.presenter import FirstStartPresenter
from app.statement.printing import Print, ask_and_print
from app.workspace import Workspace
from storage.keys.passphrase import MIN_BITS, bits
from storage.vault import Vault
from storage.vault.recovery import replace_cards


class NewCardsPresenter(FirstStartPresenter):
    """The wizard of a new vault, from its cards on."""

    gave_up: Callable[[Exception], None]

    def _failed(self, error: Exception) -> None:
        self.gave_up(error)


def open_new_cards(
    workspace: Workspace, *, gave_up: Callable[[Exception], None], send: Print = ask_and_print
) -> FirstStartScreen:
    """Give the screen; making begins at once."""
    vault, navigator = workspace.vault, workspace.navigator
    screen = FirstStartScreen(lambda: "", bits, MIN_BITS)

    def make(_: str, public: bytes) -> Vault:
        replace_cards(vault, public)
        return vault

    def failed(error: Exception) -> None:
        navigator.back()
        gave_up(error)

    presenter = NewCardsPresenter(
        screen,
        workspace.jobs,
        workspace.clock,
        workspace.messages,
        make=make,
        finished=lambda _: navigator.back(),
        print_page=lambda page: send(screen, page),
    )
    presenter.gave_up = failed
    screen.next_asked.connect(presenter.next_asked)
    screen.previous_asked.connect(presenter.previous_asked)
    screen.print_asked.connect(presenter.print_asked)
    screen.card_typed.connect(presenter.card_typed)
    screen.postponed.connect(presenter.postponed)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.passphrase_chosen("")
    return screen
