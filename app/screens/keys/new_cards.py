"""New recovery cards: shown, written down, one typed back. Until then the earlier set opens the vault too."""

from collections.abc import Callable

from app.screens.first_start import FirstStartScreen
from app.screens.first_start import cards as recovery_cards
from app.screens.first_start.presenter import FirstStartPresenter, Made
from app.statement.printing import Print, ask_and_print
from app.workspace import Workspace
from storage.keys.passphrase import MIN_BITS, bits
from storage.keys.recovery import make_cards
from storage.vault import Vault


class NewCardsPresenter(FirstStartPresenter):
    """The wizard of a new vault, from its cards on."""

    vault: Vault
    gave_up: Callable[[Exception], None]

    def _work(self, passphrase: str) -> Made:
        cards = make_cards()
        recovery_cards.begin(self.vault, cards, self._clock.now())
        return Made(self.vault, cards)

    def _confirm(self, vault: Vault) -> None:
        recovery_cards.finish(vault, self._clock.now())

    def _failed(self, error: Exception) -> None:
        self._copying(False)
        self.gave_up(error)


def open_new_cards(
    workspace: Workspace, *, gave_up: Callable[[Exception], None], send: Print = ask_and_print
) -> FirstStartScreen:
    """Give the screen; making begins at once."""
    vault, navigator = workspace.vault, workspace.navigator
    screen = FirstStartScreen(lambda: "", bits, MIN_BITS, replaces=True)

    def failed(error: Exception) -> None:
        navigator.back()
        gave_up(error)

    presenter = NewCardsPresenter(
        screen,
        workspace.jobs,
        workspace.clock,
        workspace.messages,
        make=lambda _, __: vault,
        finished=lambda _: navigator.back(),
        print_page=lambda page: send(screen, page),
        copying=workspace.by_hand.turn,
    )
    presenter.vault, presenter.gave_up = vault, failed
    screen.next_asked.connect(presenter.next_asked)
    screen.previous_asked.connect(presenter.previous_asked)
    screen.print_asked.connect(presenter.print_asked)
    screen.card_typed.connect(presenter.card_typed)
    screen.postponed.connect(presenter.postponed)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    presenter.passphrase_chosen("")
    return screen
