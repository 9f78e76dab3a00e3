"""Central describes itself, takes the package of a ceremony, and works with sealed key files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from storage.crypto.hpke import BoxKey
from storage.crypto.signing import SigningKey, key_id
from storage.interviews import device
from storage.keys import founding, key_file
from storage.keys.fingerprint import six_words
from storage.keys.founding import NewOrganisation
from storage.keys.key_file import KeptKeys, KeyPurpose
from storage.objects import central_description, envelope, organisation
from storage.objects.certificate import Role, of_frame
from storage.objects.founding import Founding
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import CAUTIOUS, Organisation, Readable, Recipient, RecipientRole, box_text
from storage.objects.revocation import RevocationReason
from storage.platform.clock import SystemClock
from sync.central import admin
from sync.central.__main__ import main
from sync.central.errors import CentralProblem
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, OTHER_PASSPHRASE, PASSPHRASE, new_vault

URL = "https://127.0.0.1:8443"


class Office:
    """An organisation after its ceremony, and its central."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made: NewOrganisation = founding.found(2, 3)
        custodian = box_text(BoxKey.generate().public)
        self.founding = Founding(
            name="Спілка",
            code="TRH",
            practice=False,
            recipients=(
                Recipient(id="custodian-1", role=RecipientRole.CUSTODIAN, name="custodian", box=custodian),
                Recipient(id="crsv-custodian-1", role=RecipientRole.CRSV_CUSTODIAN, name="crsv", box=custodian),
            ),
            recovery_box=box_text(self.made.recovery),
            issuers=(self.made.issuer.public.hex(),),
            policy=CAUTIOUS,
        )
        self.root_file = self._file(
            "organisation",
            KeyPurpose.ORGANISATION,
            KeptKeys(root=self.made.root, issuer=self.made.issuer, founding=self.founding),
        )
        self.issuer_file = self._file("enrolment", KeyPurpose.ISSUER, KeptKeys(issuer=self.made.issuer))
        assert self.run("init") == 0
        self.asked: list[str] = []

    def _file(self, name: str, purpose: KeyPurpose, keys: KeptKeys) -> Path:
        path = self.folder / f"{name}.svidok-keys"
        path.write_bytes(
            key_file.sealed(
                keys,
                purpose,
                practice=False,
                passphrase=PASSPHRASE,
                cost=LOWEST_FOR_TESTS,
                recovery=self.made.recovery,
            )
        )
        return path

    def run(self, *arguments: str, passphrase: str = PASSPHRASE) -> int:
        def ask(prompt: str) -> str:
            self.asked.append(prompt)
            return passphrase

        return main(["--folder", str(self.folder / "central"), *arguments], ask=ask)

    def central(self) -> admin.Central:
        return admin.open_central(self.folder / "central")

    def package(self, version: int = 1, *, root: SigningKey | None = None, change: str = "") -> Path:
        """A package that names this central, as the ceremony signs it."""
        central = self.central()
        try:
            place = admin.address(central, [URL])
        finally:
            central.close()
        if change:
            place = place.model_copy(update={change: SigningKey.generate().public.hex()})
        signed = self.founding.signed(place, root or self.made.root, version, SystemClock().now())
        path = self.folder / f"package-{version}"
        path.write_bytes(signed.to_json())
        return path

    def request(self, name: str, role: Role = Role.COORDINATOR) -> Path:
        path = self.folder / f"{name}.request"
        vault = new_vault(self.folder / f"vault-{name}")
        with vault.transaction() as tx:
            path.write_bytes(device.enrolment_request(tx, role=role, person=name, practice=False, moment=MOMENT))
        vault.close()
        return path

    @property
    def in_use(self) -> Organisation:
        central = self.central()
        try:
            return admin.package_of(central)[0]
        finally:
            central.close()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_central_describes_itself_and_its_words_are_those_of_the_file(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    out = office.folder / "described"
    capsys.readouterr()
    assert office.run("describe", "--url", URL, "--out", str(out)) == 0
    signed = envelope.from_file(ObjectKind.CENTRAL, out.read_bytes())
    said = central_description.verified(signed)
    central = office.central()
    assert said.central == admin.address(central, [URL])
    central.close()
    shown = capsys.readouterr().out
    for language in ("uk", "en"):
        assert " ".join(six_words(bytes.fromhex(signed.digest), language)) in shown


def test_an_address_that_does_not_fit_is_not_described(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    out = office.folder / "described"
    assert office.run("describe", "--url", "http://plain", "--out", str(out)) == 1
    assert "does not fit" in capsys.readouterr().err
    assert not out.exists()


def test_a_package_that_names_this_central_is_taken_and_the_same_again_changes_nothing(office: Office) -> None:
    path = office.package()
    assert office.run("take", str(path)) == 0
    assert office.in_use.root == office.made.root.public.hex()
    assert office.run("take", str(path)) == 0
    assert office.run("take", str(office.package(2))) == 0
    assert office.in_use.version == 2


@pytest.mark.parametrize("key", ["receipt_key"])
def test_a_package_of_another_central_is_refused(office: Office, capsys: pytest.CaptureFixture[str], key: str) -> None:
    assert office.run("take", str(office.package(change=key))) == 1
    assert "another central" in capsys.readouterr().err
    assert not (office.folder / "central" / "organisation.json").exists()


def test_an_older_package_and_one_of_another_root_are_refused(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.run("take", str(office.package(3))) == 0
    held = (office.folder / "central" / "organisation.json").read_bytes()
    for path, says in (
        (office.package(2), "later version"),
        (office.package(4, root=SigningKey.generate()), "another organisation"),
        (office.root_file, "not an organisation package"),
    ):
        assert office.run("take", str(path)) == 1
        assert says in capsys.readouterr().err
    assert (office.folder / "central" / "organisation.json").read_bytes() == held


def test_a_practice_package_never_reaches_a_real_central(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.founding = office.founding.model_copy(update={"practice": True})
    assert office.run("take", str(office.package())) == 1
    assert "practice" in capsys.readouterr().err


def test_with_a_key_file_the_package_says_what_the_ceremony_decided(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    out, request = office.folder / "signed", office.request("coord-1")
    made = office.run(
        "organisation", "--key-file", str(office.root_file), "--url", URL, "--coordinator", str(request),
        "--readable", "until-receipt", "--readable-days", "7", "--lock-out", "--out", str(out),
    )  # fmt: skip
    assert made == 0
    assert len(office.asked) == 1
    first = organisation.verified(envelope.from_json(out.read_bytes()))
    assert (first.name, first.code, first.version) == ("Спілка", "TRH", 1)
    assert [one.id for one in first.recipients] == ["custodian-1", "crsv-custodian-1", "coordinator-1"]
    assert (first.policy.readable, first.policy.readable_days, first.policy.lock_out) == (
        Readable.UNTIL_RECEIPT,
        7,
        True,
    )
    # The next one keeps what is not said anew, and a coordinator who is in already comes in once.
    again = ["--coordinator", str(request), "--coordinator", str(office.request("coord-2"))]
    about = ["--url", URL, "--no-lock-out", "--out", str(out)]
    assert office.run("organisation", "--key-file", str(office.root_file), *again, *about) == 0
    second = organisation.verified(envelope.from_json(out.read_bytes()))
    assert second.version == 2
    assert [one.id for one in second.recipients][2:] == ["coordinator-1", "coordinator-2"]
    assert (second.policy.readable_days, second.policy.lock_out) == (7, False)
    assert "lie open" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("which", "passphrase", "says"),
    [
        ("issuer_file", PASSPHRASE, "other keys"),
        ("root_file", OTHER_PASSPHRASE, "does not open"),
    ],
)
def test_the_wrong_file_or_passphrase_signs_nothing(
    office: Office, capsys: pytest.CaptureFixture[str], which: str, passphrase: str, says: str
) -> None:
    out = office.folder / "signed"
    arguments = ["--key-file", str(getattr(office, which)), "--url", URL, "--out", str(out)]
    assert office.run("organisation", *arguments, passphrase=passphrase) == 1
    assert says in capsys.readouterr().err
    assert not out.exists()


def test_a_file_that_is_none_and_a_policy_out_of_bounds_are_said_in_words(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(office.folder / "signed")
    assert office.run("organisation", "--key-file", str(office.package()), "--url", URL, "--out", out) == 1
    assert "not a key file" in capsys.readouterr().err
    arguments = ["--key-file", str(office.root_file), "--url", URL, "--backup-days", "1000", "--out", out]
    assert office.run("organisation", *arguments) == 1
    assert "does not fit" in capsys.readouterr().err


def test_the_root_of_another_organisation_continues_no_package(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert office.run("take", str(office.package(root=SigningKey.generate()))) == 0
    arguments = ["--key-file", str(office.root_file), "--url", URL, "--out", str(office.folder / "signed")]
    assert office.run("organisation", *arguments) == 1
    assert "another organisation" in capsys.readouterr().err


@pytest.fixture
def enrolled(office: Office) -> Callable[..., Role]:
    assert office.run("take", str(office.package())) == 0

    def enrol(*more: str) -> Role:
        path, out = office.folder / "c.request", office.folder / "certificate"
        if not path.exists():
            office.request("c")
        arguments = ["enrol", str(path), "--key-file", str(office.issuer_file), "--out", str(out)]
        assert office.run(*arguments, *more) == 0
        return Role(json.loads(envelope.from_json(out.read_bytes()).payload)["role"])

    return enrol


def test_a_renewed_certificate_keeps_the_role_and_another_can_be_given(enrolled: Callable[..., Role]) -> None:
    assert enrolled("--role", "coordinator") is Role.COORDINATOR
    assert enrolled() is Role.COORDINATOR
    assert enrolled("--role", "analyst") is Role.ANALYST
    assert enrolled() is Role.ANALYST


def test_a_new_device_without_a_role_is_a_documenter(office: Office, enrolled: Callable[..., Role]) -> None:
    assert enrolled() is Role.DOCUMENTER
    central = office.central()
    (listed,) = admin.devices(central)
    with pytest.raises(CentralProblem, match="device-unknown"):
        admin.revoke(central, "0" * 16, reason=RevocationReason.LOST, signer=office.made.issuer, moment=MOMENT)
    central.close()
    assert office.run("revoke", listed.key_id, "--reason", "lost", "--key-file", str(office.issuer_file)) == 0


def test_the_root_admits_nobody_at_central(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert office.run("take", str(office.package())) == 0
    arguments = [str(office.request("c")), "--key-file", str(office.root_file), "--out", str(office.folder / "x")]
    assert office.run("enrol", *arguments) == 1
    assert "other keys" in capsys.readouterr().err
    assert office.asked == []


def test_keys_that_lie_open_are_called_good_for_trying_out_only(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    keys, out = str(office.folder / "open"), str(office.folder / "signed")
    assert office.run("organisation", "--keys", keys, "--url", URL, "--out", out) == 1
    assert "--name" in capsys.readouterr().err
    about = ["--name", "A", "--code", "ORG", "--url", URL, "--out", out]
    assert office.run("organisation", "--keys", keys, *about) == 0
    assert "not for real testimony" in capsys.readouterr().out


def test_a_certificate_is_by_the_issuer_of_the_key_file(office: Office, enrolled: Callable[..., Role]) -> None:
    enrolled()
    signed = envelope.from_json((office.folder / "certificate").read_bytes())
    assert signed.is_signed_by(office.made.issuer.public)
    assert of_frame(signed.to_frame()).person == "c"
    assert key_id(office.made.issuer.public) == signed.signatures[0].key_id
