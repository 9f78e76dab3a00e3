import json
import re
from dataclasses import astuple, replace

import pytest

from forms.engine import Session
from forms.interview import StatementHeader, TextsBroken, load_texts, statement_content
from tests.forms.interview.conftest import AGREED, RESOURCES, answer, fill

SOURCE = (RESOURCES / "statement" / "texts.json").read_bytes()
TEXTS = load_texts(SOURCE)
HEADER = StatementHeader(
    number="I-KX-2026-07-0001-C",
    person_code="P-7F3A",
    organisation="ГО «Приклад»",
    mission="Осінь 2026",
    team=("D-07", "D-12"),
    started="2026-11-22T09:00:00+02:00",
    ended="2026-11-22T10:30:00+02:00",
    device="DEV-07",
    practice=False,
    recordings=("a" * 64,),
)


def told(session: Session) -> None:
    answer(
        session,
        **AGREED,
        ses_place_name="Андріївка, Бучанський район, Київська область",
        fa_text="Я була вдома.\n\nПотім почули вибух.",
        in_title="Обстріл вулиці",
        in_modules="M03 M02",
        in_knowledge="experienced saw_result",
        in_certainty="certain",
        in_desc="Снаряд упав за городом.",
        in_date_kind="month",
        in_date_from="2022-03-01",
        in_date_to="2022-03-31",
        in_place_name="Андріївка, Бучанський район, Київська область",
        in_place_katottg="UA32080010020036987",
        rb_how="read_aloud",
        rb_any="yes",
        rc_old="двадцять хвилин",
        rc_new="пів години",
        dc_truth="OK",
    )


def everything(content: object) -> str:
    return json.dumps(astuple(content), ensure_ascii=False)  # type: ignore[call-overload]


def test_the_statement_tells_the_account_in_the_persons_words_and_the_incidents(session: Session) -> None:
    told(session)
    content = statement_content(session, HEADER, TEXTS)
    account, incident, read_back = content.blocks
    assert account.paragraphs == ("Я була вдома.", "Потім почули вибух.")
    assert incident.heading == "Подія 1. Обстріл вулиці"
    assert incident.paragraphs == ("Снаряд упав за городом.",)
    rows = {row.label: row.value for row in incident.rows}
    assert rows["Коли"] == "березень 2022"
    assert rows["Де"] == "Андріївка, Бучанський район, Київська область"
    assert rows["Джерело обізнаності"] == "Особа пережила це сама; Особа бачила наслідки"
    assert ("Виправлення 1", "Було: «двадцять хвилин». Має бути: «пів години».") in [
        (row.label, row.value) for row in read_back.rows
    ]


def test_it_is_the_same_statement_in_english(session: Session) -> None:
    told(session)
    content = statement_content(session, HEADER, TEXTS, "en")
    rows = {row.label: row.value for row in content.blocks[1].rows}
    assert content.blocks[1].heading == "Incident 1. Обстріл вулиці"
    assert rows["When"] == "March 2022"
    assert {row.label: row.value for row in content.header}["Date"] == "22 November 2026"
    assert content.declaration == ("What is written is what I said, and it is true to the best of my knowledge.",)


def test_neither_name_nor_address_nor_exact_place_of_the_interview_is_on_paper(session: Session) -> None:
    fill(session, lambda ref: f"Ковальчук {ref.rpartition('/')[2]}")
    printed = everything(statement_content(session, HEADER, TEXTS))
    for secret in (
        "p_surname",
        "p_given",
        "p_phone",
        "p_addr",
        "in_victims",
        "in_perps",
        "mp_label",
        "sp_label",
        "sv_",
    ):
        assert secret not in printed
    assert "дані про особу зберігаються окремо" in printed
    answer(session, ses_place_name="Андріївка, Бучанський район, Київська область", in_place_name="Ірпінь")
    assert "Андріївка" not in everything(statement_content(session, HEADER, TEXTS))


def test_the_record_card_says_what_the_document_is_not(session: Session) -> None:
    told(session)
    content = statement_content(session, HEADER, TEXTS)
    card = {row.label: row.value for row in content.card}
    assert card["Початок"] == "22 листопада 2026, 09:00 (UTC+02:00)"
    assert card["Аудіозаписи (SHA-256)"] == "a" * 64
    assert card["Виправлень"] == "1"
    assert card["Перекладач"] == "не залучено"
    assert "аудіозапис" in card["Згода"]
    assert content.limits[0].startswith("Це не показання під присягою")
    assert not content.watermark


def test_only_what_was_declared_is_printed_as_declared(session: Session) -> None:
    told(session)
    assert len(statement_content(session, HEADER, TEXTS).declaration) == 1
    answer(session, dc_truth="", dc_no_pressure="OK")
    assert statement_content(session, HEADER, TEXTS).declaration == (TEXTS["uk"]["declaration_free"],)


def test_the_interpreter_signs_when_there_was_one(session: Session) -> None:
    told(session)
    assert [line.role for line in statement_content(session, HEADER, TEXTS).signatures] == [
        "Опитувана особа",
        "Документатор",
    ]
    answer(session, it_used="yes")
    assert len(statement_content(session, HEADER, TEXTS).signatures) == 3


def test_practice_says_so(session: Session) -> None:
    content = statement_content(session, replace(HEADER, practice=True), TEXTS)
    assert content.watermark == "НАВЧАННЯ"
    assert "Навчальний запис" in content.limits[-1]


def test_a_refusal_is_a_statement_without_an_account(session: Session) -> None:
    told(session)
    answer(session, cn_participate="no")
    content = statement_content(session, HEADER, TEXTS)
    assert [block.paragraphs for block in content.blocks] == [(TEXTS["uk"]["refused"],)]
    assert "Снаряд" not in everything(content)
    assert {row.label: row.value for row in content.card}["Згода"] == "не надано"


def test_an_empty_interview_still_has_a_page(session: Session) -> None:
    answer(session, cn_participate="yes")
    content = statement_content(session, HEADER, TEXTS)
    assert content.blocks[0].paragraphs == ("Розповідь не записано.",)


def test_no_criminal_warning_is_ever_printed(session: Session) -> None:
    fill(session, lambda ref: "текст")
    for language in ("uk", "en"):
        printed = everything(statement_content(session, HEADER, TEXTS, language))
        # Not as a part of a digest, which may have any digits.
        assert not re.search(r"(?<![0-9a-f])38[45](?![0-9a-f])", printed)


@pytest.mark.parametrize(
    "source", [b"", b"{}", b'{"uk": {}, "en": 5}', b'{"uk": {"a": "b"}, "en": {}}', b"\xff", b" " * (2 << 20)]
)
def test_texts_that_are_not_whole_are_refused(source: bytes) -> None:
    with pytest.raises(TextsBroken):
        load_texts(source)


def test_the_exact_words_heard_and_the_exhibits_are_printed(session: Session) -> None:
    told(session)
    answer(session, fa_quotes="«Вихід по одному»", cx_any="yes", xh_any="yes", rb_any="yes")
    answer(session, cx_rec="icc", cx_dec="yes", xh_kind="photo", xh_title="Подвір’я після обстрілу")
    # What was added and left empty is not printed.
    session.add_repeat("/first_account/incidents/incident")
    session.add_repeat("/first_account/exhibits/exhibit")
    session.add_repeat("/first_account/readback/rb_corr")
    session.add_repeat("/first_account/consent/cx")
    content = statement_content(session, HEADER, TEXTS)
    printed = {block.heading: block for block in content.blocks}
    assert [heading for heading in printed if heading.startswith("Подія")] == ["Подія 1. Обстріл вулиці"]
    assert printed["Дослівно почуте від виконавців"].paragraphs == ("«Вихід по одному»",)
    assert [(row.label, row.value) for row in printed["Матеріали"].rows] == [
        ("Матеріал 1", "Фото: Подвір’я після обстрілу")
    ]
    card = {row.label: row.value for row in content.card}
    assert card["Отримувачі за згодою"] == "Офіс Прокурора МКС"
    assert card["Виправлень"] == "1"
