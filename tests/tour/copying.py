"""A look at the copies: the screen that says how they stand, and the way back at the first window."""

from app.screens.backup import BackupScreen
from app.screens.restore import RestoreScreen
from tests.pages.page import Page
from tests.tour.context import Tour


def look_at_copies(tour: Tour) -> None:
    """No stick is chosen yet; the screen says what that means."""
    tour.home().press("copies")
    page = tour.page(BackupScreen)
    tour.hands.waitUntil(lambda: page.is_enabled("choose_medium"), timeout=30_000)
    tour.shoot("copies")
    tour.program.front.window.back()


def look_at_the_way_back(tour: Tour, unlock: Page) -> None:
    """From the first window, before any vault is open."""
    unlock.press("restore")
    tour.page(RestoreScreen)
    tour.shoot("restore")
    tour.program.front.window.back()
