"""The door to the settings."""

from collections.abc import Callable

from app.screens.settings.presenter import SettingsPresenter
from app.screens.settings.view import SettingsScreen
from app.workspace import Workspace
from storage.keys.passphrase import MIN_BITS, bits

__all__ = ["SettingsScreen", "open_settings"]


def open_settings(
    workspace: Workspace,
    *,
    offer: Callable[[], str],
    change: Callable[[str, str], None],
    idle_changed: Callable[[int], None],
) -> SettingsScreen:
    """Give the screen; `change` gets the old and the new passphrase, in the vault lane."""
    navigator = workspace.navigator
    screen = SettingsScreen(navigator.header, workspace.language, workspace.theme, offer, bits, MIN_BITS)
    presenter = SettingsPresenter(
        screen,
        workspace.vault,
        workspace.jobs,
        workspace.clock,
        workspace.messages,
        change=change,
        idle_changed=idle_changed,
    )
    screen.language_chosen.connect(workspace.language.use)
    screen.theme_chosen.connect(workspace.theme.use)
    screen.idle_minutes_chosen.connect(presenter.idle_minutes_chosen)
    screen.passphrase_chosen.connect(presenter.passphrase_chosen)
    screen.left.connect(navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
