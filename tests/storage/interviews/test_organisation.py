import dataclasses

import pytest

from storage.crypto.hpke import BoxKey, box_id
from storage.crypto.signing import SigningKey
from storage.interviews import device, organisation
from storage.interviews.errors import CertificateRefused, NoOrganisation, PackageRefused, PracticeMismatch
from storage.objects.certificate import Role
from storage.objects.organisation import CAUTIOUS, Readable
from storage.vault import Vault
from tests.storage.interviews.scene import Scene, later
from tests.storage.organisations import OrganisationKeys, seed
from tests.storage.vaults import MOMENT

KEYS = OrganisationKeys()


def _import(vault: Vault, data: bytes, *, practice: bool = False) -> organisation.CurrentOrganisation:
    with vault.transaction() as tx:
        return organisation.import_package(tx, data, MOMENT, practice=practice)


def _refused(vault: Vault, data: bytes) -> str:
    with vault.read() as tx:
        before = organisation.current(tx)
    with pytest.raises(PackageRefused) as caught:
        _import(vault, data)
    with vault.read() as tx:
        assert organisation.current(tx) == before
    return caught.value.code


def test_a_package_is_kept_with_the_digest_that_people_compare(vault: Vault) -> None:
    with vault.read() as tx:
        assert organisation.current(tx) is None
        with pytest.raises(NoOrganisation):
            organisation.required(tx)
    data = KEYS.package()
    kept = _import(vault, data)
    with vault.read() as tx:
        assert organisation.current(tx) == organisation.required(tx) == kept
    assert organisation.examine(data).digest == kept.digest
    assert kept.package == KEYS.payload()


def test_the_same_package_again_changes_nothing_and_a_newer_one_takes_over(vault: Vault) -> None:
    first = _import(vault, KEYS.package())
    assert _import(vault, KEYS.package()) == first
    assert _import(vault, KEYS.package(version=3)).package.version == 3
    with vault.read() as tx:
        held = organisation.current(tx)
    assert held is not None
    assert held.package.version == 3


def test_no_roll_back_no_other_root_no_second_package_of_the_same_version(vault: Vault) -> None:
    _import(vault, KEYS.package(version=2))
    other = OrganisationKeys(root=SigningKey.from_seed(seed(77)))
    assert _refused(vault, KEYS.package(version=1)) == "package-older"
    assert _refused(vault, other.package(version=3)) == "package-other-root"
    assert _refused(vault, KEYS.package(version=2, expires="2028-01-01T00:00:00.000Z")) == "package-conflict"
    assert _refused(vault, KEYS.package(version=3, key=KEYS.issuer)) == "package-signature"
    assert _refused(vault, KEYS.package(version=3, expires="2026-11-22T08:29:59.999Z")) == "package-expired"
    assert _refused(vault, b"{}") == "package-damaged"
    assert _refused(vault, b"\xff\xd8") == "package-damaged"


@pytest.mark.parametrize("readable", list(Readable))
def test_every_policy_is_taken_and_then_counts(vault: Vault, readable: Readable) -> None:
    with vault.read() as tx:
        assert organisation.policy(tx) == CAUTIOUS
    decided = CAUTIOUS.model_copy(update={"readable": readable, "readable_days": 30, "lock_out": True})
    _import(vault, KEYS.package(policy=decided))
    with vault.read() as tx:
        assert organisation.policy(tx) == decided


def test_practice_packages_and_real_vaults_refuse_each_other(vault: Vault) -> None:
    with pytest.raises(PracticeMismatch):
        _import(vault, KEYS.package(practice=True))
    with pytest.raises(PracticeMismatch):
        _import(vault, KEYS.package(), practice=True)


def test_an_expired_package_says_so_and_still_lets_people_seal(scene: Scene) -> None:
    moment = later(60, wall="2031-01-01T00:00:00.000Z")
    with scene.vault.read() as tx:
        assert organisation.required(tx).is_expired(moment)
        assert not organisation.required(tx).is_expired(MOMENT)
    assert scene.seal(moment=moment).leaves


def test_taking_a_package_lets_its_recovery_key_open_the_vault(vault: Vault) -> None:
    taken = organisation.take(vault, KEYS.package(), MOMENT)
    with vault.read() as tx:
        assert organisation.current(tx) == taken
    assert [slot.slot_id for slot in vault.header.slots[-1:]] == [box_id(KEYS.recovery.public)]
    newer = dataclasses.replace(KEYS, recovery=BoxKey.from_seed(seed(66)))
    organisation.take(vault, newer.package(version=2), MOMENT)
    ids = [slot.slot_id for slot in vault.header.slots]
    assert box_id(newer.recovery.public) in ids
    assert box_id(KEYS.recovery.public) not in ids


def test_a_package_that_is_refused_opens_nothing(vault: Vault) -> None:
    before = vault.header
    organisation.let_recover(vault)
    with pytest.raises(PackageRefused):
        organisation.take(vault, KEYS.package(key=KEYS.issuer), MOMENT)
    with pytest.raises(PracticeMismatch):
        organisation.take(vault, KEYS.package(practice=True), MOMENT)
    assert vault.header == before


# This device


def test_a_device_has_an_identity_from_the_beginning(vault: Vault) -> None:
    with vault.read() as tx:
        own = device.identity(tx)
        assert device.identity(tx) == own
    assert own.role is Role.DOCUMENTER
    assert own.author.cert is None
    assert len(own.code) == 3
    assert "seed=" not in repr(own)


def test_a_certificate_gives_role_and_code(scene: Scene) -> None:
    scene.certify(role=Role.COORDINATOR, code="M4X")
    with scene.vault.read() as tx:
        own = device.identity(tx)
    assert (own.role, own.code, own.author.cert) == (Role.COORDINATOR, "M4X", own.certificate_digest)


def _certificate(scene: Scene, **more: object) -> bytes:
    with scene.vault.read() as tx:
        request = device.enrolment_request(tx, role=Role.DOCUMENTER, person="D-17", practice=False, moment=MOMENT)
    return scene.keys.certificate(request, **more)  # type: ignore[arg-type]


def _certificate_refused(scene: Scene, data: bytes) -> str:
    with pytest.raises(CertificateRefused) as caught, scene.vault.transaction() as tx:
        device.keep_certificate(tx, data, practice=False)
    return caught.value.code


def test_a_certificate_counts_only_from_this_organisation_and_for_this_device(scene: Scene) -> None:
    assert _certificate_refused(scene, _certificate(scene, key=scene.keys.receipts)) == "certificate-signature"
    assert _certificate_refused(scene, b"x") == "certificate-damaged"
    with pytest.raises(PracticeMismatch), scene.vault.transaction() as tx:
        device.keep_certificate(tx, _certificate(scene, practice=True), practice=False)


def test_a_certificate_of_another_device_is_refused(scene: Scene) -> None:
    good = _certificate(scene)
    with scene.vault.transaction() as tx:
        tx.exec_driver_sql("UPDATE device SET box_seed = ?", (bytes(32),))
    assert _certificate_refused(scene, good) == "certificate-other-device"


def test_without_an_organisation_no_certificate_can_be_believed(vault: Vault) -> None:
    with pytest.raises(NoOrganisation), vault.transaction() as tx:
        device.keep_certificate(tx, b"", practice=False)
