"""First start: a vault with cards, the organisation, the readiness of the machine, a mission."""

from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit

from app.screens.delivery import DeliveryScreen
from app.screens.first_start import FirstStartScreen
from app.screens.home import HomeScreen
from app.screens.keys import KeysScreen
from app.screens.mission import MissionScreen
from app.screens.organisation import OrganisationScreen
from app.screens.readiness import ReadinessPage
from app.screens.recovery import RecoveryScreen
from app.screens.settings import SettingsScreen
from storage.interviews import organisation
from storage.keys.fingerprint import six_words
from tests.pages.page import Page
from tests.pages.readiness_page import ReadinessView
from tests.pages.shell import FirstStartPage, MissionPage, UnlockPage
from tests.tour.answers import AREA, MISSION, TEAM
from tests.tour.context import Tour
from tests.tour.copying import look_at_copies, look_at_the_way_back
from tests.tour.founding import look_into_ceremony
from tests.tour.hands import write


def unlock_screen(tour: Tour) -> UnlockPage:
    """Wait until vaults can be opened or made."""
    tour.rest()
    page = UnlockPage(tour.hands, tour.program.screen)
    tour.hands.waitUntil(lambda: page.is_enabled("new_vault"), timeout=60_000)
    return page


def make_vault(tour: Tour) -> None:
    """Offered words, three cards, one of them typed back."""
    unlock = unlock_screen(tour)
    tour.shoot("unlock")
    unlock.press("recover")
    tour.page(RecoveryScreen)
    tour.shoot("recovery")
    tour.program.front.window.back()
    look_at_the_way_back(tour, unlock)
    look_into_ceremony(tour, unlock)
    unlock.press("new_vault")
    wizard = FirstStartPage(tour.hands, tour.program.wait_for(FirstStartScreen))
    tour.found.passphrase = wizard.choose_offered()
    tour.shoot("first-start")
    wizard.press("make")
    tour.hands.waitUntil(lambda: wizard.is_visible("card_words"), timeout=120_000)
    tour.shoot("recovery-card")
    cards = wizard.read_cards()
    assert len(set(cards)) == 3, "the recovery cards are not three different ones"
    wizard.retype("typed_card", cards[2])
    tour.shoot("card-typed-back")
    wizard.press("finish")
    tour.say("Vault made; six words offered and typed again; three recovery cards shown, the third typed back.")


def join(tour: Tour) -> None:
    """The organisation's package with its six words, and the certificate of this device."""
    if tour.office.practice:
        tour.home().press("organisation")
    page = tour.page(OrganisationScreen)
    page.press("import_package")
    choose(tour, page, tour.office.package)
    tour.hands.waitUntil(lambda: page.is_visible("compare"))
    digest = bytes.fromhex(organisation.examine(tour.office.package.read_bytes()).digest)
    expected = " ".join(six_words(digest, tour.program.front.language.code))
    shown = page.text("candidate_words")
    assert shown.split() == expected.split(), "the six words on the screen are not those of the file"
    tour.shoot("organisation-compare")
    page.press("confirm")
    tour.hands.waitUntil(lambda: page.text("words").split() == expected.split())
    tour.say(f"Organisation package imported after comparing its six words: {expected}.")
    if not tour.office.practice:
        _enrol(tour, page)
    tour.shoot("organisation")
    tour.say(page.text("enrolment"))
    page.press("back")


def _enrol(tour: Tour, page: Page) -> None:
    write(page.child(QLineEdit, "person"), "D-07")
    request = tour.table / "request.svidok-request"
    page.press("save_request")
    choose(tour, page, request)
    tour.hands.waitUntil(lambda: bool(page.notice("request_saved")))
    certificate = tour.office.certify(request)
    assert certificate is not None
    page.press("import_certificate")
    choose(tour, page, certificate)
    tour.hands.waitUntil(lambda: "D-07" in page.text("enrolment"))


def look_around(tour: Tour) -> None:
    """The microphone, tested before anybody comes in; settings; delivery while nothing waits."""
    home = tour.home()
    home.press("readiness")
    readiness = ReadinessView(tour.hands, tour.program.wait_for(ReadinessPage))
    tour.hands.waitUntil(lambda: bool(readiness.microphones[0]), timeout=20_000)
    readiness.press("tryMicrophone")
    tour.hands.waitUntil(lambda: bool(readiness.verdict), timeout=30_000)
    tour.shoot("readiness")
    tour.say(f"Microphone «{readiness.microphones[0]}» tested: {readiness.verdict}")
    readiness.press("readinessBack")
    for name, kind in (("settings", SettingsScreen), ("delivery", DeliveryScreen)):
        tour.home().press(name)
        tour.page(kind)
        tour.shoot(name if kind is SettingsScreen else "delivery-empty")
        if kind is SettingsScreen:
            tour.page(kind).press("keys")
            keys = tour.page(KeysScreen)
            keys.wait_until_visible("open_cards")
            tour.shoot("keys")
            keys.press("back")
        tour.program.front.window.back()
    look_at_copies(tour)


def make_mission(tour: Tour) -> None:
    """Name, days, area and the codes of the team."""
    home = tour.home()
    tour.shoot("home-empty")
    home.press("new_mission")
    mission = MissionPage(tour.hands, tour.program.wait_for(MissionScreen))
    for name, text in (("name", MISSION), ("area", AREA), ("team", TEAM)):
        write(mission.child(QLineEdit, name), text)
    tour.shoot("mission")
    mission.press("make")
    tour.program.wait_for(HomeScreen)
    tour.home().choose_mission(MISSION)
    tour.say(f"Mission «{MISSION}» made: {AREA}, {TEAM}.")


def unlock(tour: Tour, vault: int, passphrase: str) -> None:
    """Open a vault that is there already."""
    chosen(tour, vault).unlock(passphrase)
    tour.hands.waitUntil(lambda: isinstance(tour.program.front.window.front, HomeScreen), timeout=60_000)
    tour.rest()


def chosen(tour: Tour, vault: int) -> UnlockPage:
    """The first window, with this vault chosen."""
    page = unlock_screen(tour)
    box = page.child(QComboBox, "vault")
    box.setCurrentIndex(box.findData(vault))
    return page


def choose(tour: Tour, page: Page, path: object) -> None:
    """Choose a file in the dialog that is open, as its field of the name does."""
    tour.hands.waitUntil(lambda: page.screen.findChild(QFileDialog) is not None)
    dialog = page.screen.findChild(QFileDialog)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    dialog.accept()
    tour.hands.waitUntil(lambda: page.screen.findChild(QFileDialog) is None)
    tour.rest()
