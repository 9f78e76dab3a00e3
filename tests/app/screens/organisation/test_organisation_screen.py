"""The organisation's package, compared by six words, and the enrolment of this computer."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.screens.home import HomeScreen
from app.screens.organisation import OrganisationScreen
from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey
from storage.interviews import organisation
from storage.keys.fingerprint import six_words
from storage.objects.certificate import Role
from storage.objects.organisation import Recipient, RecipientRole, box_text
from storage.platform.clock import SystemClock
from sync.central import admin
from sync.central.admin import Central
from tests.doubles.program import PASSPHRASE, RunningProgram, make_vault, running
from tests.pages.page import Page
from tests.pages.shell import HomePage, UnlockPage


@dataclass
class Office:
    """A real central and the root of its organisation."""

    central: Central
    root: SigningKey

    def package(self, file: Path, version: int | None = None) -> bytes:
        data = admin.make_organisation(
            self.central,
            root=self.root,
            name="Фонд документування",
            code="FDW",
            urls=("https://127.0.0.1:9",),
            recipients=(
                Recipient(
                    id="desk",
                    role=RecipientRole.COORDINATOR,
                    name="desk",
                    box=box_text(BoxKey.generate().public),
                ),
            ),
            recovery_box=BoxKey.generate().public,
            moment=SystemClock().now(),
            version=version,
        )
        file.write_bytes(data)
        return data


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(admin.init(tmp_path / "central", SystemClock().now()), SigningKey.generate())


def opened(program: RunningProgram) -> Page:
    UnlockPage(program.qtbot, program.screen).unlock(PASSPHRASE)
    HomePage(program.qtbot, program.wait_for(HomeScreen)).press("organisation")
    return Page(program.qtbot, program.wait_for(OrganisationScreen))


def choose(page: Page, file: Path) -> None:
    page.press("import_package")
    page.choose_in_dialog(str(file))


def test_a_package_is_taken_only_after_its_words_were_compared(qtbot: QtBot, tmp_path: Path, office: Office) -> None:
    folder, file = tmp_path / "data", tmp_path / "organisation.svidok-org"
    make_vault(folder)
    data = office.package(file)
    with running(qtbot, folder, language="uk") as program:
        page = opened(program)
        choose(page, file)
        page.wait_until_visible("compare")
        assert page.text("candidate_words") == " ".join(
            six_words(bytes.fromhex(organisation.examine(data).digest), "uk")
        )
        page.press("refuse")
        assert not page.is_visible("compare")
        assert not page.is_visible("words")
        choose(page, file)
        page.wait_until_visible("compare")
        assert "доки не мине останній день їхньої місії" in page.text("candidate_policy")
        page.press("confirm")
        page.wait_until_visible("words")
        assert page.text("package_name") == "Фонд документування"
        page.press("back")
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        qtbot.waitUntil(lambda: not home.notice("organisation_notice"))


def test_an_altered_package_and_an_older_one_are_refused_in_words(qtbot: QtBot, tmp_path: Path, office: Office) -> None:
    folder, file = tmp_path / "data", tmp_path / "organisation.svidok-org"
    make_vault(folder)
    with running(qtbot, folder) as program:
        page = opened(program)
        office.package(file, version=5)
        choose(page, file)
        page.wait_until_visible("compare")
        page.press("confirm")
        page.wait_until_visible("words")
        assert "recovery cards open this vault too, at any time" in page.text("facts")
        office.package(file, version=4)
        choose(page, file)
        page.wait_until_visible("compare")
        page.press("confirm")
        page.wait_for_notice("problem", "older")
        file.write_bytes(b"{" + file.read_bytes()[40:])
        choose(page, file)
        page.wait_for_notice("problem", "not a sound organisation package")
        file.write_bytes(bytes(2_000_000))
        choose(page, file)
        page.wait_for_notice("problem", "too large")


def test_a_computer_is_enrolled_by_a_request_and_a_certificate(qtbot: QtBot, tmp_path: Path, office: Office) -> None:
    folder, file = tmp_path / "data", tmp_path / "organisation.svidok-org"
    request, certificate = tmp_path / "my.svidok-request", tmp_path / "my.svidok-certificate"
    make_vault(folder)
    office.package(file)
    with running(qtbot, folder) as program:
        page = opened(program)
        choose(page, file)
        page.wait_until_visible("compare")
        page.press("confirm")
        page.wait_until_visible("words")
        assert not page.is_enabled("save_request")
        page.type_into("person", "Олена Петренко")
        assert not page.is_enabled("save_request")
        page.type_into("person", "DOC-07")
        page.choose("role", Role.COORDINATOR)
        page.press("save_request")
        page.choose_in_dialog(str(request))
        page.wait_for_notice("request_saved", "written")
        digest = admin.digest_of_request(request.read_bytes())
        words = " ".join(six_words(bytes.fromhex(digest), "en"))
        assert f"six words: {words}." in page.notice("request_saved")
        enrolment = admin.enrol(
            office.central, request.read_bytes(), role=Role.COORDINATOR, issuer=office.root, moment=SystemClock().now()
        )
        certificate.write_bytes(enrolment.certificate)
        page.press("import_certificate")
        page.choose_in_dialog(str(certificate))
        qtbot.waitUntil(lambda: "DOC-07" in page.text("enrolment"), timeout=10_000)
        page.press("back")
        home = HomePage(qtbot, program.wait_for(HomeScreen))
        home.wait_until_visible("received")


def test_a_certificate_of_another_computer_is_refused(qtbot: QtBot, tmp_path: Path, office: Office) -> None:
    folder, file = tmp_path / "data", tmp_path / "organisation.svidok-org"
    make_vault(folder)
    file.write_bytes(b"nothing of the kind")
    with running(qtbot, folder) as program:
        page = opened(program)
        page.press("import_certificate")
        page.choose_in_dialog(str(file))
        page.wait_for_notice("problem", "organisation package yet")
