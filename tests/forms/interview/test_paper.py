"""Forms on paper: the numbers of the screen, nothing lost, blank and filled in."""

import pytest

from forms.engine import FormDefinition, Kind, Session
from forms.interview import PaperForm, PaperHeader, outline, paper_form
from forms.interview.answers import is_own
from forms.interview.paper import numbers, sections_of
from forms.interview.sections import is_compound
from tests.forms.interview.conftest import AGREED, answer, fill, started
from tests.forms.interview.test_statement import TEXTS

HEADER = PaperHeader("Первинна розповідь", "ГО «Приклад»", "2026-11-22T10:30:00+02:00", practice=False)


def printed(
    session: Session, *, is_blank: bool, language: str = "uk", sections: frozenset[str] = frozenset()
) -> PaperForm:
    return paper_form(session, HEADER, TEXTS, language, sections=sections, is_blank=is_blank)


def numbered(form: PaperForm) -> list[str]:
    return [item.number for section in form.sections for item in section.items if item.number]


def test_every_question_has_a_number_of_its_own_that_begins_with_its_section(definition: FormDefinition) -> None:
    known = numbers(definition)
    assert len(set(known.values())) == len(known)
    for element in definition.elements:
        # What the program fills in by itself is nothing that anybody asks.
        is_given = element.data_type == "note" or element.rules.readonly.strip() == "true()"
        if element.kind is not Kind.QUESTION or is_given or is_own(element):
            continue
        parent = element.parent
        stands_for = parent if parent is not None and is_compound(parent.appearance) else element
        if stands_for.name.endswith("_na"):
            continue
        top = stands_for
        while top.parent is not None and top.parent.parent is not None:
            top = top.parent
        assert known[stands_for.path].startswith(f"{known[top.path]}."), element.path


def test_sections_have_the_numbers_of_the_outline(definition: FormDefinition) -> None:
    session = started(definition)
    # What the guard-rails ask stands last, and in the outline only while they do.
    *named, last = [one.name for one in sections_of(definition)]
    assert last == "rules"
    assert named == [section.name for section in outline(session)]


def test_numbers_do_not_depend_on_answers(definition: FormDefinition) -> None:
    session = started(definition)
    answer(session, **AGREED, fa_text="Розповідь.", in_title="Обстріл", in_modules="M03")
    known = set(numbers(definition).values())
    labels = {
        item.number: item.label for one in printed(started(definition), is_blank=True).sections for item in one.items
    }
    for section in printed(session, is_blank=False).sections:
        for item in section.items:
            assert not item.number or (item.number in known and labels[item.number] == item.label)


def test_a_blank_form_asks_everything_once_and_holds_no_answer(definition: FormDefinition) -> None:
    form = printed(started(definition), is_blank=True)
    known = [number for path, number in numbers(definition).items() if "." in number and "/rules/" not in path]
    assert sorted(numbered(form)) == sorted(known)
    for section in form.sections:
        for item in section.items:
            assert item.value == ""
            assert not any(one.is_ticked for one in item.choices)
            assert item.is_heading or item.choices or item.lines


@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_filled_form_holds_every_answer_that_is_asked_for(session: Session, language: str) -> None:
    fill(session, lambda _: "Ми сиділи в погребі.")
    form = printed(session, is_blank=False, language=language)
    values = [item.value for section in form.sections for item in section.items]
    assert any("Ми сиділи в погребі." in value for value in values)
    consent = next(one for one in form.sections if one.number == "3")
    participate = next(item for item in consent.items if item.number == "3.4")
    assert [one.is_ticked for one in participate.choices] == [True, False, False, False, False]


def test_only_chosen_sections_are_printed(definition: FormDefinition) -> None:
    form = printed(started(definition), is_blank=True, sections=frozenset({"consent"}))
    assert [section.number for section in form.sections] == ["3"]


def test_a_blank_form_says_which_question_decides(definition: FormDefinition) -> None:
    form = printed(started(definition), is_blank=True, language="en", sections=frozenset({"consent"}))
    (section,) = form.sections
    (asked,) = [item for item in section.items if item.label == "Reason for refusal, if offered"]
    assert "If 3.4 says so." in asked.hint
