"""What an organisation may allow to leave, and what no package can say."""

import base64
import json

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from storage.objects.errors import Malformed
from storage.objects.export_rule import MOST_RULES
from storage.objects.organisation import CAUTIOUS, Organisation, Policy, Readable
from tests.storage.organisations import OrganisationKeys

KEYS = OrganisationKeys()


def public(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> str:
    form = (serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(key.public_key().public_bytes(*form)).decode()


RSA = public(rsa.generate_private_key(public_exponent=65537, key_size=2048))
RULE = {
    "form": "siege_2026",
    "recipient": "opg",
    "name": "Сервер прокуратури",
    "server": "https://odk.example:8443/v1",
    "ca_pem": "",
    "rsa_key": RSA,
    "readers": ["coordinator-1"],
}


def package(*rules: dict[str, object]) -> bytes:
    told = json.loads(KEYS.payload().to_bytes())
    told["policy"]["exports"] = list(rules)
    return json.dumps(told).encode()


def test_a_rule_names_a_form_a_recipient_and_whose_keys() -> None:
    read = Organisation.from_bytes(package(RULE))
    (rule,) = read.policy.exports
    assert (rule.form, rule.recipient, rule.server) == ("siege_2026", "opg", "https://odk.example:8443/v1")
    assert read.boxes_of(rule) == (KEYS.coordinator.public,)
    assert Organisation.from_bytes(read.to_bytes()) == read


def test_where_nobody_decided_nothing_may_leave() -> None:
    assert CAUTIOUS.exports == ()
    assert Policy(readable=Readable.MISSION_END).exports == ()


def test_packages_from_before_there_were_such_rules_allow_nothing() -> None:
    told = json.loads(KEYS.payload().to_bytes())
    for name in ("exports", "lossless", "witnesses", "witnesses_needed", "receipt_hours"):
        del told["policy"][name]
    assert Organisation.from_bytes(json.dumps(told).encode()).policy.exports == ()


@pytest.mark.parametrize(
    "change",
    [
        {"server": "http://odk.example"},
        {"server": "https://odk.example/../x y"},
        {"server": "https://user@odk.example"},
        {"server": "https://odk.example?key=1"},
        {"server": ""},
        {"rsa_key": ""},
        {"rsa_key": RSA[:-8]},
        {"rsa_key": public(ec.generate_private_key(ec.SECP256R1()))},
        {"rsa_key": public(rsa.generate_private_key(public_exponent=65537, key_size=1024))},
        {"server": "", "rsa_key": "", "readers": []},
        {"server": "", "rsa_key": "", "ca_pem": "-----BEGIN"},
        {"server": "https://odk.example:99999"},
        {"ca_pem": "no certificate"},
        {"ca_pem": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"},
        {"ca_pem": "сертифікат"},
        {"readers": ["nobody"]},
        {"readers": ["coordinator-1", "coordinator-1"]},
        {"recipient": "Прокурор"},
        {"recipient": ""},
        {"form": ""},
        {"form": "a\nb"},
        {"name": "\u202e"},
        {"more": 1},
    ],
)
def test_a_rule_that_leads_nowhere_or_to_no_sound_key_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(Malformed):
        Organisation.from_bytes(package({**RULE, **change}))


def test_a_form_and_a_recipient_have_one_rule_and_there_are_not_too_many() -> None:
    with pytest.raises(Malformed):
        Organisation.from_bytes(package(RULE, {**RULE, "name": "again"}))
    many = [{**RULE, "form": f"form-{number}"} for number in range(MOST_RULES + 1)]
    assert len(Organisation.from_bytes(package(*many[:-1])).policy.exports) == MOST_RULES
    with pytest.raises(Malformed):
        Organisation.from_bytes(package(*many))


def test_packages_from_before_there_was_lossless_sound_record_without_it() -> None:
    told = json.loads(KEYS.payload().to_bytes())
    for name in ("lossless", "witnesses", "witnesses_needed", "receipt_hours"):
        del told["policy"][name]
    assert Organisation.from_bytes(json.dumps(told).encode()).policy.lossless is False
    del told["policy"]["backup_days"]
    with pytest.raises(Malformed):
        Organisation.from_bytes(json.dumps(told).encode())
