"""The door to keys and locks."""

from collections.abc import Callable

from app.screens.keys.destroying import Ending, open_destroying
from app.screens.keys.new_cards import open_new_cards
from app.screens.keys.presenter import KeysPresenter
from app.screens.keys.view import KeysScreen
from app.workspace import Workspace
from storage.keys.passphrase import MIN_BITS, bits

__all__ = ["Ending", "KeysScreen", "open_keys", "open_new_cards"]


def open_keys(
    workspace: Workspace,
    *,
    offer: Callable[[], str],
    change: Callable[[str, str], None],
    ending: Ending,
) -> KeysScreen:
    """Give the screen.

    Args:
        workspace: the open vault and the parts around it.
        offer: gives six words.
        change: gets the old and the new passphrase, in the vault lane.
        ending: what happens around destroying the vault.
    """
    navigator = workspace.navigator
    screen = KeysScreen(navigator.header, offer, bits, MIN_BITS)
    presenter = KeysPresenter(
        screen,
        workspace.vault,
        workspace.jobs,
        workspace.clock,
        workspace.messages,
        change=change,
        is_recording=lambda: any(
            link is not None and link.is_hearing for link in (workspace.recorder, workspace.second_recorder)
        ),
    )
    screen.shown.connect(presenter.shown)
    screen.passphrase_chosen.connect(presenter.passphrase_chosen)
    screen.new_keys_asked.connect(presenter.new_keys_asked)
    screen.stopped.connect(presenter.stopped)
    screen.card_typed.connect(presenter.card_typed)
    screen.lock_out_set.connect(presenter.lock_out_set)
    screen.lock_out_cleared.connect(presenter.lock_out_cleared)
    screen.new_cards_asked.connect(
        lambda: navigator.open(open_new_cards(workspace, gave_up=presenter.problem_with_new_cards))
    )
    screen.destroy_asked.connect(lambda: navigator.open(open_destroying(workspace, ending)))
    screen.left.connect(navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
