"""Practice and real work never meet, from whichever side one tries."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import rfc8785
from sqlalchemy import update

from app.opening import Opening
from app.places import Places, VaultPlace, refused
from storage.interviews import device
from storage.interviews.errors import CertificateRefused, PracticeMismatch
from storage.keys.recovery import make_cards
from storage.objects.certificate import Role
from storage.platform.clock import SystemClock
from storage.vault import describe
from sync.central import admin, tables
from sync.central.database import writing
from sync.central.errors import CentralProblem
from sync.central.serve import Server
from sync.client.delivery import deliver_waiting
from sync.client.http import transport_of
from sync.protocol.errors import DeliveryRefused
from tests.flows.conftest import new_office
from tests.flows.documenter import Documenter, make_vault
from tests.storage.vaults import LOWEST_FOR_TESTS, PASSPHRASE
from tests.sync.world import World


class Sides:
    """The side that tries, and the other one."""

    def __init__(self, folder: Path, *, practice: bool) -> None:
        self.practice = practice
        self.own = new_office(folder / "own", practice=practice)
        self.other = new_office(folder / "other", practice=not practice)
        self.documenter = Documenter(make_vault(folder / "laptop" / "1", practice=practice), folder / "card")

    def close(self) -> None:
        self.documenter.vault.close()
        for office in (self.own, self.other):
            office.close()


@pytest.fixture(params=[False, True], ids=["real", "practice"])
def sides(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Sides]:
    made = Sides(tmp_path, practice=request.param)
    yield made
    made.close()


def test_a_vault_takes_no_package_of_the_other_side(sides: Sides, tmp_path: Path) -> None:
    file = tmp_path / "organisation.json"
    file.write_bytes(sides.other.package)
    with pytest.raises(PracticeMismatch):
        sides.documenter.import_package(file)


def test_a_central_enrols_no_device_of_the_other_side(sides: Sides) -> None:
    with pytest.raises(CentralProblem, match="practice-mismatch"):
        sides.documenter.enrol(sides.other)


def test_a_vault_keeps_no_certificate_of_the_other_side(sides: Sides) -> None:
    vault, other = sides.documenter.vault, sides.other
    sides.documenter.join(sides.own)
    with vault.transaction() as tx:
        request = device.enrolment_request(
            tx, role=Role.DOCUMENTER, person="D-07", practice=not vault.practice, moment=other.clock.now()
        )
    enrolment = admin.enrol(other.central, request, role=Role.DOCUMENTER, issuer=other.issuer, moment=other.clock.now())
    with pytest.raises(CertificateRefused, match="certificate-signature"), vault.transaction() as tx:
        device.keep_certificate(tx, enrolment.certificate, practice=vault.practice)


def test_nothing_is_delivered_to_a_central_that_says_it_is_on_the_other_side(sides: Sides) -> None:
    sides.documenter.join(sides.own)
    sides.own.server.stop()
    turned = _turned_round(sides.own)
    try:
        transport = transport_of(sides.documenter.vault)
        with pytest.raises(DeliveryRefused, match="practice-mismatch"):
            deliver_waiting(
                sides.documenter.vault, transport, SystemClock(), progress=lambda _: None, cancelled=lambda: False
            )
        transport.close()
    finally:
        turned.stop()


def test_a_folder_of_the_other_side_is_not_opened(sides: Sides, tmp_path: Path) -> None:
    sides.documenter.vault.close()
    places = Places(tmp_path / "program", practice=not sides.practice)
    opening = Opening(places, SystemClock(), lambda: LOWEST_FOR_TESTS)
    with pytest.raises(PracticeMismatch):
        opening.open(tmp_path / "laptop" / "1", PASSPHRASE)


def test_a_forged_header_does_not_carry_a_vault_to_the_other_side(sides: Sides, tmp_path: Path) -> None:
    sides.documenter.vault.close()
    directory = tmp_path / "laptop" / "1"
    header = json.loads((directory / "header.a").read_bytes())
    forged = {name: value for name, value in header.items() if name != "sum"}
    forged |= {"practice": not sides.practice, "generation": 2}
    forged["sum"] = hashlib.sha256(rfc8785.dumps(forged)).hexdigest()
    (directory / "header.a").write_bytes(rfc8785.dumps(forged))
    assert describe(directory).practice is not sides.practice
    opening = Opening(
        Places(tmp_path / "program", practice=not sides.practice), SystemClock(), lambda: LOWEST_FOR_TESTS
    )
    with pytest.raises(PracticeMismatch):
        opening.open(directory, PASSPHRASE)


def test_cards_bring_back_no_vault_of_the_other_side(sides: Sides, tmp_path: Path) -> None:
    sides.documenter.vault.close()
    opening = Opening(
        Places(tmp_path / "program", practice=not sides.practice), SystemClock(), lambda: LOWEST_FOR_TESTS
    )
    with pytest.raises(PracticeMismatch):
        opening.recover(VaultPlace(1, tmp_path / "laptop" / "1"), make_cards().cards[:2], PASSPHRASE)


def test_practice_and_real_work_share_no_folder(tmp_path: Path) -> None:
    real = tmp_path / "svidok"
    make_vault(real / "vaults" / "1").close()
    assert refused(Places(real, practice=False), real) == ""
    assert "not the one of real work" in refused(Places(real, practice=True), real)
    assert "vaults in this folder" in refused(Places(real, practice=True), tmp_path / "elsewhere")
    trained = tmp_path / "practice"
    trained.mkdir()
    (trained / "practice.json").write_text("{}")
    assert refused(Places(trained, practice=True), real) == ""
    assert "belongs to practice" in refused(Places(trained, practice=False), trained)


def _turned_round(office: World) -> Server:
    """The same central with the same keys and address, which now says that it is of the other kind."""
    t = tables.facts_of_central
    with writing(office.central.engine) as tx:
        tx.execute(update(t).where(t.c.name == "practice").values(value="no" if office.practice else "yes"))
    server = Server(office.central, office.clock, port=office.port)
    server.start()
    return server
