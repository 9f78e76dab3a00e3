"""Practice: its own organisation, its own central in a process of its own, and vaults enrolled by themselves."""

import stat
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.places import Places
from app.practice import Practice, PracticeFailed, Secrets, secrets_of
from app.screens.delivery import DeliveryScreen
from app.screens.first_start import FirstStartScreen
from app.screens.home import HomeScreen
from app.screens.organisation import OrganisationScreen
from storage.interviews import device, organisation
from storage.objects.certificate import Role
from storage.platform.clock import SystemClock
from storage.vault import open_vault
from tests.doubles.program import LOW, RunningProgram, running
from tests.pages.page import Page
from tests.pages.shell import FirstStartPage, HomePage, UnlockPage
from tests.sync.world import SetClock


def passphrase_of(program: RunningProgram) -> str:
    """Read the coordinator's passphrase where the person reads it: on the unlock window."""
    page = UnlockPage(program.qtbot, program.screen)
    page.wait_for_notice("practice_hint", "coordinator")
    return page.notice("practice_hint").split("passphrase: ")[1].strip()


def test_the_coordinator_unlocks_with_the_shown_passphrase_and_central_answers(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    with running(qtbot, folder, practice=True) as program:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        UnlockPage(qtbot, program.screen).unlock(passphrase_of(program))
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        home.wait_until_visible("received")
        window = Page(qtbot, program.window)
        qtbot.waitUntil(lambda: window.text("connection") == "Online", timeout=10_000)
        assert window.is_visible("practice")
        home.press("delivery")
        delivery = Page(qtbot, program.wait_for(DeliveryScreen))
        qtbot.waitUntil(lambda: delivery.is_enabled("deliver"))
        delivery.press("deliver")
        delivery.wait_for_notice("outcome", "Nothing was waiting")
        central = program.composition.opening.central
        assert central is not None
        central.stop()
        program.composition.opening.central = None
        delivery.press("deliver")
        delivery.wait_for_notice("problem", "cannot be reached")
        assert "cannot be reached now" in delivery.text("connection_text")
        assert window.text("connection") == "Offline"


def test_a_vault_made_in_practice_is_enrolled_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "practice", practice=True) as program:
        passphrase_of(program)
        UnlockPage(qtbot, program.screen).press("new_vault")
        wizard = FirstStartPage(qtbot, program.wait_for(FirstStartScreen))
        wizard.choose_offered()
        wizard.make()
        wizard.read_cards()
        wizard.press("later")
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        assert not home.is_visible("received")
        home.press("organisation")
        page = Page(qtbot, program.wait_for(OrganisationScreen))
        qtbot.waitUntil(lambda: "trainee-2" in page.text("enrolment"), timeout=10_000)
        assert "Practice" in page.text("package_name")
        assert not page.is_visible("save_request")


def test_another_port_next_time_means_a_newer_package_of_the_same_organisation(tmp_path: Path) -> None:
    places = Places(tmp_path / "practice", practice=True)
    kept = secrets_of(places)
    assert secrets_of(places) == kept
    for port, version in ((40_001, 1), (40_001, 1), (40_002, 2)):
        practice = Practice(places, SystemClock(), kept, port)
        practice.prepare(LOW)
        vault = open_vault(places.vault(1).directory, kept.passphrase)
        practice.enrol(vault, 1)
        with vault.read() as tx:
            current = organisation.current(tx)
            assert current is not None
            assert (current.package.version, current.package.practice) == (version, True)
            assert current.package.central.urls == (f"https://127.0.0.1:{port}",)
            assert device.identity(tx).role is Role.COORDINATOR
        vault.close()


def test_practice_goes_on_after_the_certificate_has_expired(tmp_path: Path) -> None:
    places = Places(tmp_path / "practice", practice=True)
    kept = secrets_of(places)
    clock = SetClock()
    practice = Practice(places, clock, kept, 40_001)
    practice.prepare(LOW)
    vault = open_vault(places.vault(1).directory, kept.passphrase)
    found = []
    for wall in (clock.wall, "2027-11-22T08:30:00.000Z", "2027-11-22T08:30:00.001Z"):
        clock.wall = wall
        practice.enrol(vault, 1)
        with vault.transaction() as tx:
            found.append(device.identity(tx).certificate)
    vault.close()
    first, second, third = found
    assert first is not None and third is not None
    assert first == second
    assert third.expires > first.expires
    assert (third.role, third.person, third.code) == (first.role, first.person, first.code)


def test_damaged_secrets_of_practice_are_said_and_not_replaced(tmp_path: Path) -> None:
    places = Places(tmp_path / "practice", practice=True)
    secrets_of(places)
    places.practice_file.write_text("{}")
    with pytest.raises(PracticeFailed):
        secrets_of(places)
    assert places.practice_file.read_text() == "{}"


def test_secrets_are_fresh_each_time() -> None:
    assert Secrets.fresh() != Secrets.fresh()
