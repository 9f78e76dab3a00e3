"""Pages of thousands of questions: widgets are made when somebody looks, and what a step did not touch is kept."""

import itertools
import random
from datetime import UTC, datetime

import pytest

from app.fields.base import Field
from app.fields.question import Block, GroupBlock, Kind, Question
from app.screens.draft.pages import Pages
from forms.engine import Control, Environment, Session, load_form
from forms.engine import Kind as ElementKind
from tests.forms.engine.scenario import environment, xform
from tests.pages.drafts import shipped_form
from tests.pages.long_page import LongPage

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def questions(count: int, *, start: int = 0) -> tuple[Block, ...]:
    return tuple(Question(f"/f/q{number}", Kind.TEXT, f"Питання {number}") for number in range(start, start + count))


def test_a_short_page_is_made_at_once(qtbot):
    page = LongPage(qtbot, questions(30))
    assert len(page.fields()) == 30


def test_of_a_long_page_only_what_is_looked_at_is_made(qtbot):
    page = LongPage(qtbot, questions(2_000))
    page.settle()
    assert 0 < len(page.fields()) < 120
    page.scroll_to_the_end()
    page.settle()
    assert "q1999" in page.fields() and len(page.fields()) < 240


def test_tab_goes_on_into_what_is_not_made_yet_and_back(qtbot):
    page = LongPage(qtbot, questions(200), tall=300)
    page.settle()
    page.view.field("/f/q0").focus_editor()
    for _ in range(150):
        page.tab()
    assert page.focused() == "q150"
    for _ in range(30):
        page.tab(back=True)
    assert page.focused() == "q120"


def test_a_question_far_away_is_made_when_somebody_goes_there(qtbot):
    page = LongPage(qtbot, questions(2_000))
    page.settle()
    field = page.view.field("/f/q1500")
    assert isinstance(field, Field) and field.ref == "/f/q1500"


def test_widgets_stay_when_questions_come_and_go_around_them(qtbot):
    every = questions(400)
    page = LongPage(qtbot, every)
    page.settle()
    kept = page.view.field("/f/q5")
    page.view.show_blocks((*every[:3], *every[5:50], *every[250:]))
    page.settle()
    assert page.view.field("/f/q5") is kept
    assert page.view.field("/f/q4") is None
    page.view.show_blocks(every)
    page.settle()
    assert page.view.field("/f/q5") is kept
    assert [ref for ref in page.order() if ref.startswith("/f/")] == [block.ref for block in every]


def test_a_note_that_is_being_written_is_kept_when_its_question_leaves_the_page(qtbot):
    account = Question("/f/g/account", Kind.NOTES, "Розповідь")
    for block in (account, GroupBlock("/f/g", "Розповідь", "", (account,))):
        page = LongPage(qtbot, (block, *questions(2)))
        said: list[str] = []
        page.view.note_added.connect(lambda text, _recording, _offset, said=said: said.append(text))
        page.view.field("/f/g/account").give_back("Плаче", None)
        page.view.show_blocks(questions(2))
        assert said == ["Плаче"]


def test_a_page_that_grows_long_and_short_again_loses_nothing(qtbot):
    page = LongPage(qtbot, questions(10))
    page.view.show_blocks(questions(300))
    page.settle()
    assert page.order() == [f"/f/q{number}" for number in range(300)]
    page.view.show_blocks(questions(4))
    page.settle()
    assert page.order() == [f"/f/q{number}" for number in range(4)]


def fresh(session: Session, section: str, strict: bool):
    return Pages(session, "uk").page(section, 1, strict=strict)


@pytest.mark.parametrize("seed", range(3))
def test_pages_that_are_kept_are_those_that_would_be_made_anew(seed: int):
    ids = itertools.count()
    definition = load_form(shipped_form().xform)
    session = Session(definition, environment=Environment(now=lambda: NOW, new_id=lambda: f"{next(ids):08x}"))
    kept = Pages(session, "uk")
    dice = random.Random(seed)
    sections = [ref for ref in session.children(session.root) if session.element(ref).kind is ElementKind.GROUP]

    def all_below(ref: str):
        for child in session.children(ref):
            element = session.element(child)
            if element.kind is ElementKind.REPEAT:
                yield child, element
                for instance in session.instances(child):
                    yield from all_below(instance)
            elif element.kind is ElementKind.GROUP:
                yield from all_below(child)
            elif element.kind is ElementKind.QUESTION:
                yield child, element

    for step in range(60):
        ref, element = dice.choice(list(all_below(session.root)))
        if element.kind is ElementKind.REPEAT:
            instances = session.instances(ref)
            if session.can_add(ref) and (len(instances) < 3 or dice.random() < 0.5):
                kept.take(session.add_repeat(ref))
            elif instances and session.can_add(ref):
                kept.take(session.remove_repeat(dice.choice(instances)))
        elif element.control in (Control.SELECT_ONE, Control.SELECT_MULTIPLE):
            choices = session.choices(ref, "uk")
            kept.take(session.set_answer(ref, dice.choice(choices).value if choices else ""))
        else:
            kept.take(session.set_answer(ref, dice.choice(["", "12", "2022-03-01", "слово"])))
        section = dice.choice(sections)
        strict = step % 7 == 0
        assert kept.page(section, 1, strict=strict) == fresh(session, section, strict), ref


def test_an_instance_is_not_called_by_an_answer_that_the_form_hides():
    fields = "".join(f'<bind nodeset="/data/person/{name}" type="string"/>' for name in ("phone", "name"))
    body = (
        '<group ref="/data/person"><repeat nodeset="/data/person">'
        '<input ref="/data/person/phone" appearance="masked"><label>Телефон</label></input>'
        '<input ref="/data/person/name"><label>Кличка</label></input></repeat></group>'
    )
    form = load_form(xform("<person><phone/><name/></person>", model=fields, body=body))
    session = Session(form, environment=environment())
    (person,) = session.instances("/data/person")
    session.set_answer(f"{person}/phone", "0501234567")
    assert Pages(session, "uk").summary(person) == ""
    session.set_answer(f"{person}/name", "Лис")
    assert Pages(session, "uk").summary(person) == "Лис"
