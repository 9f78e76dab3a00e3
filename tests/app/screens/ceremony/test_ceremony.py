"""The whole ceremony through its pages: what it writes opens vaults, and nothing of it lies in clear."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.processes import Exit
from app.screens.ceremony import CeremonyScreen, open_ceremony
from app.screens.unlock import UnlockScreen
from storage.crypto.errors import CardProblem
from storage.crypto.shares import combine
from storage.interviews import device, organisation
from storage.keys import key_file
from storage.keys.fingerprint import six_words
from storage.keys.key_file import KeyPurpose
from storage.objects import envelope
from storage.objects.certificate import Role
from storage.objects.organisation import Readable, RecipientRole, box_text
from storage.platform.clock import SystemClock
from storage.platform.session import SessionEvent
from storage.vault import WrongRecovery, recover_vault
from sync.central import admin
from tests.doubles.program import LOW, PASSPHRASE, RunningProgram, make_vault, running
from tests.pages.ceremony_page import CeremonyPage
from tests.pages.page import mnemonics, nameless
from tests.pages.shell import UnlockPage
from tests.pictures.looking import troubles
from tests.storage.organisations import OrganisationKeys
from tests.storage.vaults import MOMENT, OTHER_PASSPHRASE, new_vault

URL = "https://central.example:8443"
#: Addresses, names of files and of commands.
SAME_IN_BOTH = (URL, "svidok-", "командою take")


def begin(program: RunningProgram) -> CeremonyPage:
    UnlockPage(program.qtbot, program.screen).press("found_organisation")
    return CeremonyPage(program.qtbot, program.wait_for(CeremonyScreen))


def found(program: RunningProgram) -> CeremonyPage:
    page = begin(program)
    page.agree()
    page.next("about")
    return page


def decide(page: CeremonyPage) -> CeremonyPage:
    """Decide everything, for a small organisation without a central; the passphrases come next."""
    page.name_it(cards=3, threshold=2)
    page.no_central()
    page.next("recipients")
    page.next("policy")
    return page


def central_file(folder: Path, *, practice: bool = False) -> tuple[Path, admin.Central]:
    central = admin.init(folder / "central", SystemClock().now(), practice=practice)
    path = folder / "central.file"
    described = admin.describe(central, [URL], SystemClock().now())
    path.write_bytes(described.to_json())
    return path, central


def request_file(folder: Path, name: str, *, practice: bool = False) -> Path:
    vault = new_vault(folder / f"vault-{name}", practice=practice)
    with vault.transaction() as tx:
        data = device.enrolment_request(tx, role=Role.COORDINATOR, person=name, practice=practice, moment=MOMENT)
    vault.close()
    path = folder / f"{name}.svidok-request"
    path.write_bytes(data)
    return path


def stick(folder: Path, name: str = "stick") -> Path:
    made = folder / name
    made.mkdir()
    return made


def files_under(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_an_organisation_is_founded_and_its_cards_open_a_vault_that_took_its_package(
    qtbot: QtBot, tmp_path: Path
) -> None:
    described, central = central_file(tmp_path)
    request = request_file(tmp_path, "coord-1")
    target = stick(tmp_path)
    with running(qtbot, tmp_path / "program") as program:
        page = found(program)
        page.name_it(cards=5, threshold=3)
        words = page.bring_central(described)
        assert words == " ".join(six_words(bytes.fromhex(envelope.from_json(described.read_bytes()).digest), "en"))
        page.add_request(RecipientRole.COORDINATOR, request)
        digest = bytes.fromhex(admin.digest_of_request(request.read_bytes()))
        assert " ".join(six_words(digest, "en")) in page.recipients[2]
        page.next("recipients")
        page.set_number("most_idle_minutes", 5)
        page.tick("lock_out")
        rules = tmp_path / "rules.json"
        rules.write_text("[{}]")
        page.press("choose_rules")
        page.choose_in_dialog(str(rules))
        page.wait_for_notice("problem", "holds no rules")
        for readers, words in ((["somebody"], "name a reader"), (["custodian-1"], "")):
            told = {"form": "siege", "recipient": "opg", "name": "Prosecutor", "readers": readers}
            rules.write_text(json.dumps([{**told, "server": "", "ca_pem": "", "rsa_key": ""}]))
            page.press("choose_rules")
            page.choose_in_dialog(str(rules))
            if words:
                page.wait_for_notice("problem", words)
        qtbot.waitUntil(lambda: "siege: Prosecutor" in page.text("rules"))
        page.next("policy")
        passphrases = page.choose_passphrases(4)
        assert len(set(passphrases)) == 4
        cards = page.all_cards(5)
        assert len(set(cards)) == 5
        # Until here nothing at all is on the stick.
        assert files_under(target) == {}
        page.write_to(target)
        shown = page.text("package_words")
        files = page.text("files_written")
        assert "5 cards on paper" in files
        assert "Any 3" in files
        page.next("summary")
        program.wait_for(UnlockScreen)
        assert program.ended == [Exit.LOCKED]

    package = (target / "package-1.svidok-org").read_bytes()
    seen = organisation.examine(package)
    assert (seen.package.name, seen.package.code, seen.package.version) == ("Спілка", "TRH", 1)
    assert seen.package.policy.most_idle_minutes == 5
    assert seen.package.policy.lock_out
    assert [(one.form, one.readers) for one in seen.package.policy.exports] == [("siege", ("custodian-1",))]
    assert not seen.package.policy.destroy
    assert shown == " ".join(six_words(bytes.fromhex(seen.digest), "en"))
    # Central takes it, and a vault does.
    assert admin.take_package(central, package) == seen.digest
    vault = new_vault(tmp_path / "documenter")
    organisation.take(vault, package, SystemClock().now())
    directory = vault.directory
    vault.close()
    recover_vault(directory, combine([cards[4], cards[0], cards[2]]), OTHER_PASSPHRASE, LOW).close()

    # The key files open with their passphrases and with the cards, each for its purpose.
    purposes = [KeyPurpose.ORGANISATION, KeyPurpose.ISSUER, KeyPurpose.CUSTODIAN, KeyPurpose.CRSV_CUSTODIAN]
    stems = ["organisation", "enrolment", "custodian-1", "crsv-custodian-1"]
    secrets = []
    for stem, purpose, passphrase in zip(stems, purposes, passphrases, strict=True):
        sealed = key_file.read((target / f"{stem}.svidok-keys").read_bytes())
        assert sealed.purpose is purpose
        kept = sealed.with_passphrase(passphrase)
        assert sealed.with_cards(cards[1:4]) == kept
        secrets += [key.seed for key in (kept.root, kept.issuer, kept.box) if key is not None]
        if kept.root is not None:
            assert kept.root.public.hex() == seen.package.root
        if kept.box is not None:
            named = {recipient.role: recipient.box for recipient in seen.package.recipients}
            assert named[RecipientRole(purpose.value)] == box_text(kept.box.public)
    issuer = key_file.read((target / "enrolment.svidok-keys").read_bytes()).with_passphrase(passphrases[1]).issuer
    assert issuer is not None
    enrolled = admin.enrol(
        central, request.read_bytes(), role=Role.COORDINATOR, issuer=issuer, moment=SystemClock().now()
    )
    assert enrolled.device.role is Role.COORDINATOR
    central.close()

    # Neither a seed nor a card nor a passphrase lies anywhere in clear.
    secrets.append(combine(cards[:3]))
    clear = [one for seed in secrets for one in (seed, seed.hex().encode())]
    clear += [" ".join(card.split()[2:6]).encode() for card in cards]
    clear += [passphrase.encode() for passphrase in passphrases]
    for path, data in files_under(tmp_path).items():
        for secret in clear:
            assert secret not in data, path
    assert sorted(path.name for path in target.iterdir()) == sorted(
        [*(f"{stem}.svidok-keys" for stem in stems), "package-1.svidok-org"]
    )


def test_without_a_central_the_keys_are_made_and_the_package_is_signed_later(qtbot: QtBot, tmp_path: Path) -> None:
    first, second, third = (stick(tmp_path, name) for name in ("first", "second", "third"))
    with running(qtbot, tmp_path / "program") as program:
        page = decide(found(program))
        passphrase = page.choose_passphrases(4)[0]
        cards = page.all_cards(3)
        page.write_to(first)
        assert not page.is_visible("package_words")
        assert not list(first.glob("*.svidok-org"))
    described, central = central_file(tmp_path)
    request = request_file(tmp_path, "coord-1")
    with running(qtbot, tmp_path / "program") as program:
        page = begin(program)
        page.agree()
        page.press("renew")
        page.press("choose_keys")
        page.choose_in_dialog(str(first / "organisation.svidok-keys"))
        page.type_into("keys_passphrase", PASSPHRASE)
        page.next("open")
        page.wait_for_notice("problem", "does not open the file of keys")
        page.type_into("keys_passphrase", passphrase)
        page.next("open")
        page.wait_until_visible("choose_central")
        # There must be a central now.
        assert not page.is_visible("central_later")
        assert not page.is_enabled("central_next")
        page.bring_central(described)
        page.add_request(RecipientRole.COORDINATOR, request)
        page.next("recipients")
        page.next("policy")
        page.write_to(second)
        page.next("summary")
        program.wait_for(UnlockScreen)
        assert program.ended == [Exit.LOCKED]
    one = (second / "package-1.svidok-org").read_bytes()
    assert [path.name for path in second.iterdir()] == ["package-1.svidok-org"]
    vault = new_vault(tmp_path / "documenter")
    organisation.take(vault, one, SystemClock().now())
    # A year later the passphrase is lost; two cards do, and the next version follows the one before.
    with running(qtbot, tmp_path / "program") as program:
        page = begin(program)
        page.agree()
        page.press("renew")
        page.press("choose_keys")
        page.choose_in_dialog(str(first / "organisation.svidok-keys"))
        page.press("choose_package")
        page.choose_in_dialog(str(second / "package-1.svidok-org"))
        page.tick("by_cards")
        page.type_into("keys_card_1", cards[2])
        page.next("open")
        page.wait_for_notice("problem", "not enough")
        page.type_into("keys_card_2", cards[0])
        page.next("open")
        page.wait_until_visible("choose_central")
        page.next("central")
        assert len(page.recipients) == 3
        page.remove_recipient(0)
        assert not page.is_enabled("recipients_next")
        page.choose("recipient_role", RecipientRole.CUSTODIAN)
        page.press("make_here")
        page.next("recipients")
        page.choose("readable", Readable.UNTIL_RECEIPT)
        page.set_number("readable_days", 14)
        page.next("policy")
        # Opened by cards: the root's and the issuer's files get passphrases that somebody knows.
        again = page.choose_passphrases(3)
        page.write_to(third)
    renewed = key_file.read((third / "organisation.svidok-keys").read_bytes()).with_passphrase(again[0])
    before = key_file.read((first / "organisation.svidok-keys").read_bytes()).with_passphrase(passphrase)
    assert (renewed.root, renewed.issuer) == (before.root, before.issuer)
    two = (third / "package-2.svidok-org").read_bytes()
    organisation.take(vault, two, SystemClock().now())
    vault.close()
    policy = organisation.examine(two).package.policy
    assert (policy.readable, policy.readable_days) == (Readable.UNTIL_RECEIPT, 14)
    assert sorted(path.name for path in third.iterdir()) == [
        "custodian-1.svidok-keys",
        "enrolment.svidok-keys",
        "organisation.svidok-keys",
        "package-2.svidok-org",
    ]
    assert admin.take_package(central, two)
    central.close()


def test_enough_cards_must_be_typed_back_before_anything_is_signed(qtbot: QtBot, tmp_path: Path) -> None:
    target = stick(tmp_path)
    with running(qtbot, tmp_path / "program") as program:
        page = decide(found(program))
        page.choose_passphrases(4)
        cards = []
        for _ in range(3):
            cards.append(page.read_card())
            page.press("skip_card")
        # All were left out: the first one comes again.
        page.wait_until_visible("show_card")
        assert page.read_card() == cards[0]
        page.type_card(cards[1])
        page.wait_for_notice("not_the_card", "not the words of card 1")
        page.type_card(cards[0].upper())
        assert page.read_card() == cards[1]
        page.type_card(cards[1])
        page.write_to(target)
        assert page.is_visible("files_written")


def test_who_chooses_a_passphrase_after_another_cannot_get_theirs_back(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "program") as program:
        page = decide(found(program))
        page.wait_until_visible("use_own")
        page.check("use_own")
        page.check("show_typed")
        for name in ("own_passphrase", "again"):
            page.type_into(name, PASSPHRASE)
        page.next("sealing")
        for name in ("own_passphrase", "again"):
            field = page.child(QLineEdit, name)
            assert not field.isUndoAvailable()
            # What the next one types is hidden until they want to see it.
            assert field.echoMode() is QLineEdit.EchoMode.Password
            field.undo()
            assert field.text() == ""


def test_one_card_is_seen_at_a_time_and_only_when_its_holder_asks(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "program") as program:
        page = decide(found(program))
        page.choose_passphrases(4)
        page.wait_until_visible("show_card")
        assert page.card_words == ""
        page.press("show_card")
        first = page.card_words
        assert len(first.split()) == 33
        page.next("card")
        assert " ".join(first.split()[5:7]) not in page.everything_written
        assert page.card_words == ""
        page.type_card(first)
        page.wait_until_visible("show_card")
        assert page.card_words == ""
        # From the second card back to the first; from the first the keys are void.
        page.press("card_back")
        page.press("show_card")
        assert page.card_words == first
        page.press("card_back")
        page.wait_until_visible("policy_next")
        page.next("policy")
        page.choose_passphrases(4)
        assert page.read_card() != first


def test_stopping_writes_nothing_and_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    before = set(files_under(tmp_path))
    with running(qtbot, tmp_path / "program") as program:
        page = decide(found(program))
        page.choose_passphrases(4)
        card = page.read_card()
        page.press("type_back_stop")
        page.wait_until_visible("stopped_next")
        assert any("nothing was written" in text for text in page.texts())
        page.next("stopped")
        program.wait_for(UnlockScreen)
        assert program.ended == [Exit.LOCKED]
    left = {path: data for path, data in files_under(tmp_path).items() if path not in before}
    assert not any(card.split()[3].encode() + b" " + card.split()[4].encode() in data for data in left.values())
    assert not [path for path in left if "svidok-" in path.name]


def test_who_only_looks_and_goes_back_ends_no_process(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "program") as program:
        page = begin(program)
        assert not page.is_enabled("about_next")
        page.press("about_back")
        program.wait_for(UnlockScreen)
        assert program.ended == []


def test_what_is_brought_is_verified(qtbot: QtBot, tmp_path: Path) -> None:
    described, central = central_file(tmp_path)
    central.close()
    practice, other = central_file(stick(tmp_path, "practice"), practice=True)
    other.close()
    request, foreign = request_file(tmp_path, "coord-1"), request_file(tmp_path, "trainee", practice=True)
    forged = tmp_path / "forged"
    forged.write_bytes(described.read_bytes().replace(b'"sig":"', b'"sig":"AAAA', 1)[:-4])
    with running(qtbot, tmp_path / "program") as program:
        page = found(program)
        page.name_it()
        for path, says in ((request, "describes itself"), (forged, "describes itself"), (practice, "ractice")):
            page.press("choose_central")
            page.choose_in_dialog(str(path))
            page.wait_for_notice("problem", says)
            assert not page.is_enabled("central_next")
        page.press("choose_central")
        page.choose_in_dialog(str(described))
        page.wait_until_visible("central_same")
        assert not page.is_enabled("central_next")
        page.press("central_differs")
        assert not page.is_visible("central_words")
        page.bring_central(described)
        for path, says in ((described, "signed"), (foreign, "ractice")):
            page.add_request(RecipientRole.COORDINATOR, path)
            page.wait_for_notice("problem", says)
            assert len(page.recipients) == 2
        page.add_request(RecipientRole.COORDINATOR, request)
        assert len(page.recipients) == 3
        page.press("add_request")
        page.choose_in_dialog(str(request))
        page.wait_for_notice("problem", "among the recipients")
        assert len(page.recipients) == 3


def test_keys_are_never_written_over_others_nor_into_a_folder_that_is_copied_away(qtbot: QtBot, tmp_path: Path) -> None:
    cloud, taken = stick(tmp_path, "Dropbox"), stick(tmp_path, "taken")
    (taken / "enrolment.svidok-keys").write_bytes(b"somebody else's")
    with running(qtbot, tmp_path / "program") as program:
        page = decide(found(program))
        page.choose_passphrases(4)
        page.all_cards(3)
        page.write_to(cloud)
        page.wait_for_notice("problem", "copied to a server")
        assert list(cloud.iterdir()) == []
        page.write_to(taken)
        page.wait_for_notice("problem", "already")
        assert files_under(taken) == {taken / "enrolment.svidok-keys": b"somebody else's"}
        page.write_to(stick(tmp_path, "new"))
        assert page.is_visible("files_written")


def test_other_keys_and_other_packages_are_refused_in_renewing(qtbot: QtBot, tmp_path: Path) -> None:
    target = stick(tmp_path)
    with running(qtbot, tmp_path / "program") as program:
        page = decide(found(program))
        passphrases = page.choose_passphrases(4)
        page.all_cards(3)
        page.write_to(target)
    package = tmp_path / "other.svidok-org"
    package.write_bytes(OrganisationKeys().package())
    with running(qtbot, tmp_path / "program") as program:
        page = begin(program)
        page.agree()
        page.press("renew")
        for name, passphrase, says in (
            ("enrolment", passphrases[1], "for something else"),
            ("organisation", passphrases[0], "another organisation"),
        ):
            page.press("choose_keys")
            page.choose_in_dialog(str(target / f"{name}.svidok-keys"))
            if name == "organisation":
                page.press("choose_package")
                page.choose_in_dialog(str(package))
            page.type_into("keys_passphrase", passphrase)
            page.next("open")
            page.wait_for_notice("problem", says)


def test_a_card_goes_to_the_printer_as_a_page_in_memory(qtbot: QtBot, tmp_path: Path) -> None:
    printed: list[bytes] = []

    def send(parent: QWidget, page: bytes) -> bool:
        printed.append(page)
        # The second time it has been unplugged.
        return len(printed) == 1

    with running(qtbot, tmp_path / "program") as program:
        front = program.front
        screen = open_ceremony(
            front.jobs,
            SystemClock(),
            front.messages,
            front.language,
            practice=False,
            offer=program.composition._offer,
            cost=lambda: LOW,
            left=lambda _: None,
            send=send,
        )
        front.window.open(screen)
        page = CeremonyPage(qtbot, screen)
        page.agree()
        page.next("about")
        decide(page)
        page.choose_passphrases(4)
        page.wait_until_visible("print_card")
        page.press("print_card")
        qtbot.waitUntil(lambda: len(printed) == 1, timeout=20_000)
        assert printed[0].startswith(b"\x89PNG")
        page.press("print_card")
        page.wait_for_notice("problem", "no printer")


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_control_has_a_name_and_every_letter_one_place(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    make_vault(tmp_path / "program")
    described, central = central_file(tmp_path)
    central.close()

    def check(where: str) -> None:
        page.settle()
        assert nameless(program.window) == [], where
        letters = mnemonics(program.screen)
        assert sorted(letters) == sorted(set(letters)), f"{where}: {letters}"
        if language == "uk":
            assert [letter for letter in letters if letter.isascii()] == [], where
        assert program.window.minimumSizeHint().height() <= 640, where
        assert program.window.minimumSizeHint().width() <= 1100, where
        found = [one for one in troubles(program.window, language) if not any(name in one for name in SAME_IN_BOTH)]
        assert found == [], where

    with running(qtbot, tmp_path / "program", language=language) as program:
        page = begin(program)
        check("about")
        page.agree()
        page.press("renew")
        check("open")
        page.tick("by_cards")
        check("open with cards")
        page.press("open_back")
        page.next("about")
        check("name")
        page.name_it(cards=3, threshold=2)
        check("central")
        page.press("choose_central")
        page.choose_in_dialog(str(described))
        page.wait_until_visible("central_same")
        check("central's words")
        page.tick("central_same")
        page.next("central")
        check("recipients")
        page.next("recipients")
        page.choose("readable", Readable.UNTIL_RECEIPT)
        check("policy")
        page.next("policy")
        check("passphrase")
        page.choose_passphrases(4)
        page.wait_until_visible("show_card")
        page.press("show_card")
        check("card")
        page.next("card")
        check("typed back")
        page.press("type_back_back")
        page.all_cards(3)
        check("write")
        page.write_to(stick(tmp_path))
        check("summary")


@pytest.mark.parametrize("said", ["asked", *SessionEvent])
def test_locking_during_the_ceremony_blanks_the_window_and_ends_the_process(
    qtbot: QtBot, tmp_path: Path, said: str
) -> None:
    with running(qtbot, tmp_path / "program") as program:
        page = found(program)
        page.name_it(cards=3, threshold=2)
        if said == "asked":
            program.front.window.lock()
        else:
            # The lid closes over the root key: no machine may sleep with it.
            program.composition.guard.locking.system_said(said)
        assert program.front.window.is_blank
        qtbot.waitUntil(lambda: program.ended == [Exit.LOCKED], timeout=2_000)


def test_after_the_ceremony_was_left_there_is_nothing_to_lock(qtbot: QtBot, tmp_path: Path) -> None:
    with running(qtbot, tmp_path / "program") as program:
        page = begin(program)
        page.press("about_back")
        program.wait_for(UnlockScreen)
        program.front.window.lock()
        assert not program.front.window.is_blank
        assert program.ended == []


def test_a_rehearsal_in_practice_makes_keys_that_are_refused_in_earnest(qtbot: QtBot, tmp_path: Path) -> None:
    target = stick(tmp_path)
    with running(qtbot, tmp_path / "program") as program:
        front = program.front

        def opened(*, practice: bool) -> CeremonyPage:
            screen = open_ceremony(
                front.jobs,
                SystemClock(),
                front.messages,
                front.language,
                practice=practice,
                offer=program.composition._offer,
                cost=lambda: LOW,
                left=lambda _: None,
            )
            front.window.open(screen)
            page = CeremonyPage(qtbot, screen)
            page.agree()
            return page

        page = opened(practice=True)
        page.next("about")
        decide(page)
        passphrase = page.choose_passphrases(4)[0]
        page.all_cards(3)
        page.write_to(target)
        page = opened(practice=False)
        page.press("renew")
        page.press("choose_keys")
        page.choose_in_dialog(str(target / "organisation.svidok-keys"))
        page.type_into("keys_passphrase", passphrase)
        page.next("open")
        page.wait_for_notice("problem", "ractice")


def test_the_keyboard_alone_is_enough(qtbot: QtBot, tmp_path: Path) -> None:
    target = stick(tmp_path)
    with running(qtbot, tmp_path / "program") as program:
        unlock = CeremonyPage(qtbot, program.screen)
        unlock.space_on("found_organisation")
        page = CeremonyPage(qtbot, program.wait_for(CeremonyScreen))
        for name in ("is_offline", "is_alone", "has_sticks", "is_dated", "about_next"):
            page.space_on(name)
        page.tab_to("organisation_name")
        page.type_into("organisation_name", "Спілка")
        page.tab_to("organisation_code")
        page.type_into("organisation_code", "TRH")
        page.set_number("cards", 3)
        for name in ("name_next", "central_later", "central_next", "recipients_next", "lock_out", "policy_next"):
            page.space_on(name)
        for _ in range(4):
            page.wait_until_visible("offered_words")
            page.tab_to("again")
            page.type_into("again", page.text("offered_words"))
            page.space_on("sealing_next")
        for _ in range(3):
            page.wait_until_visible("show_card")
            page.space_on("show_card")
            words = page.card_words
            page.space_on("card_next")
            page.tab_to("typed_card")
            page.type_into("typed_card", words)
            page.space_on("type_back_next")
        page.wait_until_visible("write_next")
        page.space_on("write_next")
        page.choose_in_dialog(str(target))
        page.wait_until_visible("files_written")
        page.space_on("summary_next")
        program.wait_for(UnlockScreen)


def test_a_new_set_of_cards_opens_what_takes_the_new_package_and_the_old_set_does_not(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first, second = stick(tmp_path, "first"), stick(tmp_path, "second")
    described, central = central_file(tmp_path)
    central.close()
    with running(qtbot, tmp_path / "program") as program:
        page = found(program)
        page.name_it(cards=3, threshold=2)
        page.bring_central(described)
        page.next("recipients")
        page.next("policy")
        passphrase = page.choose_passphrases(4)[0]
        old = page.all_cards(3)
        page.write_to(first)
    vault = new_vault(tmp_path / "documenter")
    directory = vault.directory
    organisation.take(vault, (first / "package-1.svidok-org").read_bytes(), SystemClock().now())
    with running(qtbot, tmp_path / "program") as program:
        page = begin(program)
        page.agree()
        page.press("renew")
        page.press("choose_keys")
        page.choose_in_dialog(str(first / "organisation.svidok-keys"))
        page.press("choose_package")
        page.choose_in_dialog(str(first / "package-1.svidok-org"))
        page.type_into("keys_passphrase", passphrase)
        page.next("open")
        page.wait_until_visible("choose_central")
        page.next("central")
        page.press("remove_recipient")
        # Whoever turns back and begins another organisation brings nothing of this one with them.
        for step in ("recipients", "central", "open"):
            page.press(f"{step}_back")
        page.next("about")
        page.name_it(cards=3, threshold=2)
        page.no_central()
        assert [" is made here" in line for line in page.recipients] == [True, True]
        for step in ("recipients", "central", "name"):
            page.press(f"{step}_back")
        page.press("renew")
        page.type_into("keys_passphrase", passphrase)
        page.tick("make_new_cards")
        page.set_number("new_cards", 8)
        page.set_number("new_threshold", 5)
        page.next("open")
        page.wait_until_visible("choose_central")
        page.next("central")
        page.next("recipients")
        page.next("policy")
        again = page.choose_passphrases(2)
        new = page.all_cards(8)
        page.write_to(second)
        assert "8 cards on paper" in page.text("files_written")
    package = (second / "package-2.svidok-org").read_bytes()
    organisation.take(vault, package, SystemClock().now())
    vault.close()
    with pytest.raises(WrongRecovery):
        recover_vault(directory, combine(old[:2]), OTHER_PASSPHRASE, LOW)
    recover_vault(directory, combine(new[2:7]), OTHER_PASSPHRASE, LOW).close()
    sealed = key_file.read((second / "organisation.svidok-keys").read_bytes())
    assert sealed.with_passphrase(again[0]) == sealed.with_cards(new[3:])
    with pytest.raises(CardProblem, match="cards-of-another-organisation"):
        sealed.with_cards(old[1:])
    before = organisation.examine((first / "package-1.svidok-org").read_bytes()).package
    after = organisation.examine(package).package
    assert (after.root, after.issuers, after.recipients) == (before.root, before.issuers, before.recipients)
