"""Every paper of every protocol can be printed: each sign has a glyph, nothing is left in the other language."""

import re
from functools import cache

import pytest

from app.shipped_forms import ProtocolId, source
from app.statement import render_form, render_sheets
from forms.engine import FormDefinition, load_form
from forms.interview import CardHeader, PaperHeader, consent_card, paper_form
from forms.interview.paper import numbers
from forms.xlsform import SourceKind, convert
from tests.app.statement.test_render import Reader, pages  # noqa: F401
from tests.forms.interview.conftest import AGREED, CONVERTER, answer, started
from tests.forms.interview.test_statement import TEXTS

MOMENT = "2026-11-22T10:30:00+02:00"
CYRILLIC = re.compile("[А-Яа-яІЇЄҐіїєґ]{3,}")


@cache
def definition(protocol: ProtocolId) -> FormDefinition:
    return load_form(convert(source(protocol), SourceKind.MARKDOWN, CONVERTER).xform)


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("protocol", list(ProtocolId))
def test_a_blank_form_prints_every_question_in_its_language(
    pages: Reader,  # noqa: F811
    protocol: ProtocolId,
    language: str,
) -> None:
    form = definition(protocol)
    header = PaperHeader(TEXTS[language][f"title_{protocol.value}"], "Example", MOMENT, practice=False)
    made = pages.read(render_form(paper_form(started(form), header, TEXTS, language, is_blank=True)))
    text = " ".join(made)
    assert "[U+" not in text
    assert f"{len(made)}" in made[-1]
    asked = [number for path, number in numbers(form).items() if "." in number and "/rules/" not in path]
    assert [number for number in asked if number not in text] == []
    if language == "en":
        assert set(CYRILLIC.findall(text)) <= {"Дія"}


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("large", [False, True])
def test_the_consent_card_fits_and_is_in_one_language(pages: Reader, language: str, large: bool) -> None:  # noqa: F811
    session = started(definition(ProtocolId.FIRST_ACCOUNT))
    answer(session, **AGREED)
    header = CardHeader("I-KX-2026-07-0001-C", "Example", MOMENT, "+380 50 000 00 00", practice=True)
    made = pages.read(render_sheets(consent_card(session, header, TEXTS, language, large=large)))
    text = " ".join(made)
    assert "[U+" not in text
    assert TEXTS[language]["card_title"] in text
    assert TEXTS[language]["watermark"] in made[0]
    assert len(made) <= (4 if large else 2)
    if language == "en":
        assert CYRILLIC.findall(text) == []
