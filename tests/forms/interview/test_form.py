import re

from app.shipped_forms import ProtocolId, source
from forms.engine import FormDefinition, Kind, Session
from forms.interview.answers import below
from tests.forms.interview.conftest import fill

SECTIONS = (
    "setting", "explain", "consent", "person", "earlier", "account", "incidents", "mentioned", "exhibits", "needs",
    "readback", "closing", "rules",
)  # fmt: skip
DATE = {"kind", "from", "to", "said", "anchor", "certainty"}
PLACE = {"katottg", "name", "said", "then", "address", "landmark", "type", "point", "method", "error", "disclosure"}


def test_the_form_is_read_with_both_languages(definition: FormDefinition) -> None:
    assert definition.form_id == "first_account"
    assert definition.language("uk") == definition.default_language
    assert definition.language("en") == "English (en)"
    assert tuple(child.name for child in definition.root.children if child.name != "meta") == SECTIONS


def test_every_text_is_there_in_both_languages_and_spelt_with_the_right_apostrophe(session: Session) -> None:
    fill(session, lambda ref: "текст")
    cyrillic, straight = re.compile("[а-яіїєґ]", re.IGNORECASE), re.compile("[а-яіїєґ]'[а-яіїєґ]", re.IGNORECASE)
    for ref in below(session, session.root):
        if session.element(ref).kind is not Kind.QUESTION:
            continue
        uk, en = session.label(ref, "uk"), session.label(ref, "en")
        assert cyrillic.search(uk), ref
        assert en, ref
        assert not cyrillic.search(en), ref
        assert bool(session.hint(ref, "uk")) is bool(session.hint(ref, "en")), ref
        labels = [choice.label for choice in session.choices(ref, "uk")]
        for text in (uk, session.hint(ref, "uk"), *labels):
            assert not straight.search(text), text
        for choice in session.choices(ref, "en"):
            assert not cyrillic.search(choice.label), choice


def test_compound_groups_have_the_children_that_their_widgets_know(definition: FormDefinition) -> None:
    found = {"svidok-date": 0, "svidok-place": 0}
    for element in definition.elements:
        for appearance, known in (("svidok-date", DATE), ("svidok-place", PLACE)):
            if appearance in element.appearance.split():
                found[appearance] += 1
                prefix = f"{element.name}_"
                names = {child.name.removeprefix(prefix) for child in element.children}
                assert all(child.name.startswith(prefix) for child in element.children)
                assert names == DATE if appearance == "svidok-date" else {"katottg", "name"} <= names <= known
    assert found["svidok-date"] >= 4
    assert found["svidok-place"] >= 4


def test_what_awaits_a_lawyer_says_so_to_the_documenter(session: Session, definition: FormDefinition) -> None:
    fill(session, lambda ref: "текст")
    marked = {element.name for element in definition.elements if element.attributes.get("status") == "G"}
    assert marked == {"ex_not_oath", "ex_self_incrim", "pi_secrecy", "cn_special", "cn_rights_info", "in_hearsay"}
    for ref in below(session, session.root):
        if session.element(ref).name in marked:
            assert "Очікує підтвердження юриста." in session.hint(ref, "uk")
            assert "Awaits a lawyer’s confirmation." in session.hint(ref, "en")


def test_a_date_may_not_lie_in_the_future_nor_end_before_it_begins(session: Session) -> None:
    fill(session, lambda ref: "текст")
    refs = {session.element(ref).name: ref for ref in below(session, session.root)}
    assert session.set_answer(refs["in_date_from"], "2026-11-23").problem
    assert session.set_answer(refs["in_date_from"], "2022-03-01").problem is None
    assert session.set_answer(refs["in_date_to"], "2022-02-28").problem
    assert session.set_answer(refs["in_date_to"], "2022-03-01").problem is None


def test_the_form_is_one_text_that_a_change_shows_up_in() -> None:
    text = source(ProtocolId.FIRST_ACCOUNT).decode()
    assert text.count("\n| survey |\n") + text.startswith("| survey |\n") == 1
    assert "\r" not in text
