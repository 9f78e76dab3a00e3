"""The card on which a person reads their own decisions, and the record card."""

import json
from dataclasses import astuple, replace

import pytest

from forms.engine import Session
from forms.interview import CardHeader, consent_card, record_card, statement_content
from forms.interview.answers import ref_of, under
from forms.interview.sheet import DECISIONS
from tests.forms.interview.conftest import AGREED, answer
from tests.forms.interview.test_statement import HEADER, TEXTS

CARD = CardHeader("I-KX-2026-07-0001-C", "ГО «Приклад»", "2026-11-22T10:30:00+02:00", "+380 50 000 00 00", False)


def agreed(session: Session) -> None:
    answer(session, **AGREED, cn_video="no", cn_photo_face="later", cx_any="yes")
    for recipient, said in {
        "opg": {
            "cx_dec": "yes",
            "cx_purpose": "criminal_ua",
            "cx_parts": "facts statement",
            "cx_id": "pseudonym",
            "cx_ask": "yes",
            "cx_cond": "01.03.2027; після звільнення брата",
        },
        "media": {"cx_dec": "no"},
    }.items():
        at = session.add_repeat(ref_of(session, "cx")).added[0]
        refs = under(session, at)
        for name, value in {"cx_rec": recipient, **said}.items():
            session.set_answer(refs[name], value)


def rows(session: Session, language: str = "uk", **change: object) -> dict[str, str]:
    made = consent_card(session, replace(CARD, **change), TEXTS, language, large=False)  # type: ignore[arg-type]
    return {row.label: row.value for block in made.blocks for row in block.rows}


def words_of(content: object) -> str:
    return json.dumps(astuple(content), ensure_ascii=False)  # type: ignore[call-overload]


def test_every_decision_is_on_the_card_and_only_yes_is_yes(session: Session) -> None:
    agreed(session)
    found = rows(session)
    said = {name: found[session.label(ref_of(session, name), "uk")] for name in DECISIONS}
    assert {name for name, value in said.items() if value == "так"} == {
        name for name in AGREED if name.startswith("cn_") and AGREED[name] == "yes" and name in DECISIONS
    }
    assert said["cn_photo_face"] == "ні; запитати пізніше"
    assert said["cn_phone"] == "ні"


def test_each_recipient_is_named_with_what_they_get(session: Session) -> None:
    agreed(session)
    found = rows(session)
    assert found["Медіа"] == "ні"
    assert found["Офіс Генерального прокурора та обласні прокуратури"].split("\n") == [
        "так",
        "Цілі: Кримінальні провадження в Україні.",
        "Можна передати: Повний текст; Структуровані дані про подію (коди).",
        "Як розкривається особа: Псевдонім.",
        "Отримувач не може звертатися до вас.",
        "Запитати вас перед кожною передачею.",
        "Не раніше ніж 1 березня 2027.",
        "Умови: після звільнення брата",
    ]


def test_the_card_bears_no_name_unless_it_is_wanted_and_no_organisation(session: Session) -> None:
    agreed(session)
    answer(session, p_surname="Коваленко")
    made = consent_card(session, CARD, TEXTS, "uk", large=False)
    shown = " ".join(words_of(block) for block in made.blocks)
    assert "Коваленко" not in words_of(made)
    assert "Приклад" not in shown
    assert rows(session, person="Олена Коваленко")["Особа"] == "Олена Коваленко"


@pytest.mark.parametrize("language", ["uk", "en"])
def test_it_says_how_to_withdraw_and_what_cannot_be_recalled(session: Session, language: str) -> None:
    agreed(session)
    made = words_of(consent_card(session, CARD, TEXTS, language, large=True))
    for name in ("card_withdraw_1", "card_withdraw_3", "card_withdraw_4", "card_rights_1"):
        assert TEXTS[language][name] in made
    assert "+380 50 000 00 00" in made
    assert TEXTS[language]["card_no_contact"] in words_of(
        consent_card(session, replace(CARD, contact=""), TEXTS, language, large=False)
    )


def test_the_record_card_gives_the_package_in_full_and_in_words(session: Session) -> None:
    agreed(session)
    content = statement_content(session, HEADER, TEXTS)
    phrase = ("осінь", "дуб", "ріка", "хліб", "міст", "зоря")
    made = record_card(content, TEXTS["uk"], "c0" * 32, phrase)
    found = {row.label: row.value for block in made.blocks for row in block.rows}
    assert found["Хеш пакета (SHA-256)"] == "c0" * 32
    assert found["Хеш пакета словами"] == "осінь дуб ріка хліб міст зоря"
    assert TEXTS["uk"]["limit_oath"] in words_of(made)
