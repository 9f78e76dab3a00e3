"""Questions answered with cards, from the row in a piece to what another program reads."""

import sys

import pytest

from forms.engine import load_form
from forms.engine.errors import FormError
from forms.protocols import Row, Sources, compose, read_tables
from forms.xlsform import SourceKind, convert
from forms.xlsform.cards import with_card_names

LABELS = "label::Українська (uk) | label::English (en)"
HEAD = f"type | name | {LABELS} | default | choice_filter | required | bind::svidok:label"
CARD = (
    "begin_repeat | person | Особа | Person",
    "text | p_name | Ім’я | Name",
    "calculate | p_ref |  |  | uuid(8) |  |  | p_name",
    "end_repeat | ",
)
LISTS = """| choices |
|  | list_name | name | label::Українська (uk) | label::English (en) |
|  | missing | declined | Не бажає | Declined |
"""


def text_of(*rows: str) -> str:
    settings = "|  | form_title | form_id | version | default_language | namespaces |\n"
    values = '|  | Спроба | one | 1 | Українська (uk) | svidok="https://svidok.org/xforms" |\n'
    survey = "".join(f"|  | {row} |\n" for row in (HEAD, *rows))
    return compose("one", f"| settings |\n{settings}{values}\n| survey |\n{survey}", Sources({}, {}, LISTS))


def row_of(name: str, *rows: str) -> Row:
    return next(row for row in read_tables(text_of(*rows), "composed").survey if row["name"] == name)


def test_cards_with_a_name_are_offered_and_those_that_are_chosen_already() -> None:
    who = row_of("who", "select_multiple ${p_ref} | who | Хто | Who", *CARD)
    assert who["choice_filter"] == "${p_name} != '' or selected(current()/., ${p_ref})"


def test_a_filter_of_its_own_is_kept() -> None:
    who = row_of("who", "select_one ${p_ref} | who | Хто | Who |  | ${p_name} = 'Ганна'", *CARD)
    assert who["choice_filter"] == "${p_name} = 'Ганна'"


def test_a_reference_to_what_is_no_mark_of_a_card_is_refused() -> None:
    with pytest.raises(FormError) as refused:
        text_of("select_one ${p_name} | who | Хто | Who", *CARD)
    assert refused.value.code == "protocol-card-missing"


def test_other_programs_read_names_where_marks_are_stored() -> None:
    form = text_of("select_multiple ${p_ref} | who | Хто | Who", *CARD).encode()
    converted = convert(form, SourceKind.MARKDOWN, [sys.executable, "-m", "forms.xlsform"])
    assert converted.warnings == ()
    assert b'<value ref="p_ref"/><label ref="p_name"/>' in converted.xform
    assert load_form(converted.xform).form_id == "one"


def test_a_form_without_cards_stays_as_it_is() -> None:
    plain = '<itemset nodeset="/a/b"><value ref="c"/><label ref="c"/></itemset>'
    assert with_card_names(plain) == plain
    labelled = f'<bind nodeset="/a/b/x" type="string" svidok:label="y"/>{plain}'
    assert with_card_names(labelled) == labelled


def test_one_reason_may_stand_for_all_that_is_left_empty() -> None:
    rest = "select_one missing | rest | Чому решта | Why the rest"
    reason = row_of("a_na", "text | a | А | A |  |  | or_reason rest", rest)
    assert reason["relevant"] == "${a} = '' and ${rest} = ''"
    with pytest.raises(FormError):
        text_of("text | a | А | A |  |  | or_reason nowhere")
