"""The door to the settings."""

from collections.abc import Callable

from app.screens.settings.presenter import SettingsPresenter
from app.screens.settings.view import SettingsScreen
from app.workspace import Workspace

__all__ = ["SettingsScreen", "open_settings"]


def open_settings(
    workspace: Workspace,
    *,
    idle_changed: Callable[[int], None],
) -> SettingsScreen:
    """Give the screen; `idle_changed` counts at once."""
    navigator = workspace.navigator
    screen = SettingsScreen(navigator.header, workspace.language, workspace.theme)
    presenter = SettingsPresenter(
        screen,
        workspace.vault,
        workspace.jobs,
        workspace.clock,
        workspace.messages,
        idle_changed=idle_changed,
    )
    screen.language_chosen.connect(workspace.language.use)
    screen.theme_chosen.connect(workspace.theme.use)
    screen.idle_minutes_chosen.connect(presenter.idle_minutes_chosen)
    screen.left.connect(navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
