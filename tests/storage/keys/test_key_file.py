"""Key files: the passphrase opens them, and so do the cards; nothing else does, and nothing in them is in clear."""

import dataclasses
import itertools
import json
from pathlib import Path

import pytest

from storage.crypto.errors import CardProblem
from storage.crypto.hpke import BoxKey
from storage.crypto.kdf import HIGHEST
from storage.crypto.shares import split
from storage.crypto.signing import SigningKey
from storage.keys import founding, key_file
from storage.keys.errors import KeyFileDamaged, KeyFileRefused, KeyFileTooNew, WeakPassphrase
from storage.keys.key_file import KeptKeys, KeyPurpose
from storage.objects import canonical, organisation
from storage.objects.errors import Malformed
from storage.objects.founding import Founding
from tests.storage.organisations import OrganisationKeys, seed
from tests.storage.vaults import LOWEST_FOR_TESTS, MOMENT, OTHER_PASSPHRASE, PASSPHRASE

ORGANISATION = OrganisationKeys()
FOUNDING = Founding.of(ORGANISATION.payload())
KEPT = KeptKeys(root=ORGANISATION.root, issuer=ORGANISATION.issuer, founding=FOUNDING)
GOLDEN = Path(__file__).parents[2] / "golden" / "objects" / "key-file.json"


def written(kept: KeptKeys = KEPT, purpose: KeyPurpose = KeyPurpose.ORGANISATION, *, practice: bool = False) -> bytes:
    return key_file.sealed(
        kept,
        purpose,
        practice=practice,
        passphrase=PASSPHRASE,
        cost=LOWEST_FOR_TESTS,
        recovery=ORGANISATION.recovery.public,
    )


def changed(data: bytes, **members: object) -> bytes:
    """The file with other members and a right sum, as somebody would forge it."""
    body = {**json.loads(data), **members}
    body["sum"] = key_file._sum(body)
    return canonical.encode(body)


@pytest.mark.parametrize(
    ("purpose", "kept"),
    [
        (KeyPurpose.ORGANISATION, KEPT),
        (KeyPurpose.ISSUER, KeptKeys(issuer=ORGANISATION.issuer)),
        (KeyPurpose.CUSTODIAN, KeptKeys(box=ORGANISATION.custodian)),
        (KeyPurpose.CRSV_CUSTODIAN, KeptKeys(box=ORGANISATION.crsv_custodian)),
    ],
)
@pytest.mark.parametrize("practice", [True, False])
def test_the_passphrase_and_any_cards_of_the_set_open_a_file(
    purpose: KeyPurpose, kept: KeptKeys, practice: bool
) -> None:
    found = key_file.read(written(kept, purpose, practice=practice))
    assert (found.purpose, found.practice) == (purpose, practice)
    assert found.with_passphrase(PASSPHRASE) == kept
    cards = split(ORGANISATION.recovery.seed, 3, 5)
    for chosen in itertools.combinations(cards, 3):
        assert found.with_cards(chosen) == kept


@pytest.mark.parametrize("by_cards", [True, False])
def test_another_passphrase_opens_the_same_keys_and_the_earlier_one_nothing(by_cards: bool) -> None:
    found = key_file.read(written())
    cards = split(ORGANISATION.recovery.seed, 3, 5)
    key = found.key_by_cards(cards[:3]) if by_cards else found.key_by_passphrase(PASSPHRASE)
    again = key_file.read(found.under(key, OTHER_PASSPHRASE, LOWEST_FOR_TESTS))
    assert again.with_passphrase(OTHER_PASSPHRASE) == again.with_cards(cards[2:]) == KEPT
    with pytest.raises(KeyFileRefused):
        again.with_passphrase(PASSPHRASE)
    with pytest.raises(WeakPassphrase):
        found.under(key, "weak", LOWEST_FOR_TESTS)


def test_a_published_file_opens_for_ever() -> None:
    found = key_file.read(GOLDEN.read_bytes())
    assert found.with_passphrase(PASSPHRASE) == KEPT
    assert found.with_cards(split(ORGANISATION.recovery.seed, 2, 3)[:2]) == KEPT


def test_nothing_in_a_file_or_its_description_is_in_clear() -> None:
    data = written()
    for secret in (ORGANISATION.root.seed, ORGANISATION.issuer.seed):
        assert secret not in data
        assert secret.hex().encode() not in data
        assert secret.hex() not in repr(KEPT)
    assert FOUNDING.name.encode() not in data


def test_another_passphrase_and_other_cards_are_refused_each_in_its_own_way() -> None:
    found = key_file.read(written())
    with pytest.raises(KeyFileRefused):
        found.with_passphrase(OTHER_PASSPHRASE)
    with pytest.raises(CardProblem, match="cards-of-another-organisation"):
        found.with_cards(split(seed(99), 2, 3)[:2])
    with pytest.raises(CardProblem, match="cards-too-few"):
        found.with_cards(split(ORGANISATION.recovery.seed, 3, 5)[:2])


def test_a_weak_passphrase_seals_nothing() -> None:
    with pytest.raises(WeakPassphrase):
        key_file.sealed(
            KEPT,
            KeyPurpose.ORGANISATION,
            practice=False,
            passphrase="березень2022",
            cost=LOWEST_FOR_TESTS,
            recovery=ORGANISATION.recovery.public,
        )


def test_every_changed_byte_is_called_damage_and_never_a_wrong_passphrase() -> None:
    data = written(KeptKeys(issuer=ORGANISATION.issuer), KeyPurpose.ISSUER)
    for at in range(0, len(data), 7):
        broken = bytearray(data)
        broken[at] ^= 1
        with pytest.raises((KeyFileDamaged, KeyFileTooNew)):
            key_file.read(bytes(broken))
    for end in range(0, len(data), 101):
        with pytest.raises(KeyFileDamaged):
            key_file.read(data[:end])


@pytest.mark.parametrize(
    "members",
    [
        {"purpose": "stranger"},
        {"practice": 1},
        {"id": "0" * 31},
        {"format": 0},
        {"format": True},
        {"passphrase": []},
        {"recovery": {}},
        {"content": "ZZ"},
        {"more": 1},
    ],
)
def test_a_file_of_another_shape_is_damaged(members: dict[str, object]) -> None:
    if members.get("format") is True:
        # True is 1 to Python; to the format it is another word.
        members = {"format": "1"}
    with pytest.raises(KeyFileDamaged):
        key_file.read(changed(written(), **members))


def test_a_later_format_is_told_from_damage() -> None:
    with pytest.raises(KeyFileTooNew):
        key_file.read(changed(written(), format=2, more=1))


@pytest.mark.parametrize(("member", "value"), [("purpose", "issuer"), ("practice", True), ("id", "0" * 32)])
def test_a_file_cannot_be_passed_off_as_another(member: str, value: object) -> None:
    found = key_file.read(changed(written(), **{member: value}))
    with pytest.raises(KeyFileRefused):
        found.with_passphrase(PASSPHRASE)
    with pytest.raises(KeyFileDamaged):
        found.with_cards(split(ORGANISATION.recovery.seed, 2, 3)[:2])


def test_a_file_that_asks_for_too_much_work_is_refused_at_once() -> None:
    slot = {**json.loads(written())["passphrase"], "m": HIGHEST.memory_kib + 1}
    with pytest.raises(KeyFileDamaged):
        key_file.read(changed(written(), passphrase=slot)).with_passphrase(PASSPHRASE)


def test_keys_of_another_purpose_inside_are_damage() -> None:
    data = written(KeptKeys(box=ORGANISATION.custodian), KeyPurpose.ISSUER)
    with pytest.raises(KeyFileDamaged):
        key_file.read(data).with_passphrase(PASSPHRASE)


@pytest.mark.parametrize(("threshold", "cards"), [(2, 3), (3, 5), (5, 8)])
def test_every_founding_is_proved_by_enough_of_its_cards(threshold: int, cards: int) -> None:
    made = founding.found(threshold, cards)
    assert len(made.cards) == cards
    founding.prove(made.cards[-threshold:], made.recovery)
    with pytest.raises(CardProblem, match="cards-too-few"):
        founding.prove(made.cards[: threshold - 1], made.recovery)
    assert not any(word in repr(made) for word in made.cards)


def test_cards_of_another_founding_prove_nothing() -> None:
    made, other = founding.found(), founding.found()
    with pytest.raises(CardProblem, match="cards-of-another-organisation"):
        founding.prove(other.cards[:3], made.recovery)
    with pytest.raises(CardProblem, match="cards-mixed"):
        founding.prove((*made.cards[:2], other.cards[0]), made.recovery)


@pytest.mark.parametrize(("threshold", "cards"), [(1, 3), (3, 3), (2, 2), (6, 8), (5, 9)])
def test_foolish_numbers_of_cards_are_refused(threshold: int, cards: int) -> None:
    assert not founding.is_sensible(threshold, cards)
    with pytest.raises(ValueError, match="threshold"):
        founding.found(threshold, cards)


def test_a_founding_becomes_a_package_signed_by_the_root() -> None:
    signed = FOUNDING.signed(ORGANISATION.payload().central, ORGANISATION.root, 4, MOMENT)
    package = organisation.verified(signed)
    assert (package.version, package.issued) == (4, MOMENT.wall)
    assert package.expires == "2027-11-22T08:30:00.123Z"
    assert Founding.of(package) == FOUNDING
    unfit = FOUNDING.model_copy(update={"recipients": FOUNDING.recipients * 2})
    with pytest.raises(Malformed):
        unfit.signed(package.central, SigningKey.generate(), 1, MOMENT)


def test_box_keys_stay_out_of_sight() -> None:
    kept = dataclasses.replace(KEPT, box=BoxKey.from_seed(seed(42)))
    assert seed(42).hex() not in repr(kept)
