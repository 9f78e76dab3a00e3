"""The door to the settings."""

from collections.abc import Callable

from app.screens.settings.curfew_card import CurfewCard
from app.screens.settings.presenter import SettingsPresenter
from app.screens.settings.view import SettingsScreen
from app.screens.structuring.territory_card import TerritoryCard
from app.workspace import Workspace

__all__ = ["SettingsScreen", "open_settings"]


def open_settings(
    workspace: Workspace,
    *,
    idle_changed: Callable[[int], None],
    capture_changed: Callable[[bool], None] | None = None,
) -> SettingsScreen:
    """Give the screen; what changes counts at once. Without `capture_changed` it is not offered."""
    navigator, settings = workspace.navigator, workspace.settings
    screen = SettingsScreen(
        navigator.header,
        workspace.language,
        workspace.theme,
        is_hidden_from_capture=settings.preferences.capture == "hidden" if capture_changed is not None else None,
        text=settings.preferences.text,
    )
    if capture_changed is not None:
        screen.capture_chosen.connect(capture_changed)
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
    screen.text_chosen.connect(lambda percent: settings.remember(text=percent))
    screen.idle_minutes_chosen.connect(presenter.idle_minutes_chosen)
    screen.training_changed.connect(presenter.training_changed)
    screen.add_card(TerritoryCard(workspace.vault, workspace.jobs, workspace.clock, workspace.messages))
    screen.add_card(CurfewCard(workspace.vault, workspace.jobs, workspace.clock, workspace.messages))
    screen.left.connect(navigator.back)
    screen.presenter = presenter  # Qt holds plain receivers only weakly
    return screen
