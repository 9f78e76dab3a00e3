"""A look into the ceremony, up to where keys would be made; then it is stopped."""

from app.screens.ceremony import CeremonyScreen
from app.screens.unlock import UnlockScreen
from tests.pages.ceremony_page import CeremonyPage
from tests.pages.page import Page
from tests.tour.context import Tour


def look_into_ceremony(tour: Tour, unlock: Page) -> None:
    """The pages that decide; nobody's key is made here."""
    unlock.press("found_organisation")
    page = CeremonyPage(tour.hands, tour.program.wait_for(CeremonyScreen))
    page.agree()
    tour.shoot("ceremony")
    page.next("about")
    page.wait_until_visible("organisation_name")
    tour.shoot("ceremony-name")
    page.name_it("Коаліція «Пам’ять»", "KP")
    tour.shoot("ceremony-central")
    page.no_central()
    tour.shoot("ceremony-recipients")
    page.next("recipients")
    tour.shoot("ceremony-rules")
    page.next("policy")
    tour.shoot("ceremony-passphrase")
    page.press("sealing_stop")
    tour.shoot("ceremony-stopped")
    page.next("stopped")
    tour.program.wait_for(UnlockScreen)
    assert tour.program.ended == [], "the process was ended though no key was made"
    tour.say("Looked into the ceremony of an organisation's keys and stopped it before any key was made.")
