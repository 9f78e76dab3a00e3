import pytest

from forms.engine.errors import FormError
from forms.protocols import Row, Sources, choices_of, compose, marked, read_tables

FACTS = "bind::svidok:part"
LABELS = "label::Українська (uk) | label::English (en)"
LISTS = f"""| choices |
|  | list_name | name | {LABELS} |
|  | yn | yes | Так | Yes |
|  | colour | red | Червоний | Red |
|  | missing | declined | Не бажає | Declined |
"""
DATE = """| survey |
|  | type | name | appearance | required | bind::svidok:part |
|  | begin_group | @ | svidok-date |  |  |
|  | text | @_kind |  | key |  |
|  | text | @_said |  |  | body |
|  | end_group |  |  |  |  |
"""


def protocol(*rows: str, form_id: str = "one") -> str:
    head = f"type | name | required | relevant | in | {FACTS} | calculation | required_in"
    lines = "".join(f"|  | {row} |\n" for row in rows)
    return f"| settings |\n|  | form_id | version |\n|  | {form_id} | 1 |\n\n| survey |\n|  | {head} |\n{lines}"


def piece(*rows: str) -> str:
    return protocol(*rows).partition("\n\n")[2]


def composed(*rows: str, name: str = "one", **pieces: str) -> tuple[Row, ...]:
    return read_tables(text_of(*rows, name=name, **pieces), "composed").survey


def text_of(*rows: str, name: str = "one", **pieces: str) -> str:
    return compose(name, protocol(*rows, form_id=name), Sources(pieces, {"fdate": DATE}, LISTS))


def names(rows: tuple[Row, ...]) -> list[str]:
    return [row["name"] for row in rows if row["name"]]


def test_a_piece_stands_where_it_is_included_and_may_include_another() -> None:
    rows = composed(
        "text | a",
        "include | outer",
        "text | d",
        outer=piece("text | b", "include | inner"),
        inner=piece("select_one yn | c"),
    )
    assert names(rows) == ["a", "b", "c", "d"]


def test_only_the_lists_that_are_used_are_in_the_form() -> None:
    choices = read_tables(text_of("select_one yn | a"), "composed").choices
    assert [row["list_name"] for row in choices] == ["yn"]


def test_a_compound_question_is_written_out_by_its_shape() -> None:
    group, kind, said, _end = composed("fdate | when | yes |  |  | identity")
    assert (group["name"], group["appearance"], group[FACTS]) == ("when", "svidok-date", "")
    assert (kind["name"], kind["required"], kind[FACTS]) == ("when_kind", "yes", "identity")
    assert (said["name"], said["required"], said[FACTS]) == ("when_said", "", "identity")


def test_free_text_beside_facts_is_not_a_fact() -> None:
    _group, kind, said, _end = composed("fdate | when |  |  |  | facts")
    assert (kind[FACTS], said[FACTS]) == ("facts", "body")


def test_a_question_that_may_be_left_with_a_reason_asks_for_it_where_it_is_asked_itself() -> None:
    plain, reason = composed("text | a | or_reason | 1 = 1 |  | body")
    assert (plain["required"], reason["name"], reason["required"]) == ("", "a_na", "yes")
    assert (reason["relevant"], reason[FACTS]) == ("(1 = 1) and ${a} = ''", "body")
    assert composed("fdate | when | or_reason")[-1]["relevant"] == "${when_kind} = ''"


def test_a_row_or_a_group_is_only_in_the_protocols_that_it_names() -> None:
    rows = ("text | a |  |  | two", "begin_group | g |  |  | one", "text | b", "end_group |", "text | c")
    assert names(composed(*rows)) == ["g", "b", "c"]
    assert names(composed(*rows, name="two")) == ["a", "c"]


def test_an_answer_may_be_required_in_one_protocol_only() -> None:
    row = "text | a | or_reason |  |  |  |  | one"
    assert names(composed(row)) == ["a", "a_na"]
    assert names(composed(row, name="two")) == ["a"]


def test_a_rule_is_left_out_where_what_it_reads_is_not_asked_and_what_reads_the_rule_too() -> None:
    rules = piece(
        "calculate | g1 |  |  |  | none | ${a} = 1",
        "calculate | g2 |  |  |  | none | ${missing_one} = 1",
        "calculate | g3 |  |  |  | none | ${g2} = 1",
    )
    assert names(composed("text | a", "include_known | rules", rules=rules)) == ["a", "g1"]


def test_what_the_program_would_put_in_is_left_out_where_a_person_is_asked() -> None:
    rules = piece("hidden | a |  |  |  | none", "hidden | b |  |  |  | none")
    assert [(row["type"], row["name"]) for row in composed("text | a", "include_known | rules", rules=rules)] == [
        ("text", "a"),
        ("hidden", "b"),
    ]


def test_what_comes_out_is_composed_to_itself() -> None:
    text = text_of("fdate | when | or_reason", "select_one colour | a")
    assert compose("one", text, Sources({}, {}, text)) == text


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("protocol-piece-missing", ("include | nowhere",)),
        ("protocol-include-circle", ("include | itself",)),
        ("protocol-list-missing", ("select_one nothing | a",)),
        ("protocol-question-missing", ("text | a |  | ${b} = 1",)),
        ("protocol-name-twice", ("text | a", "text | a")),
        ("protocol-name", ("text | A b",)),
        ("protocol-nesting", ("begin_group | g", "end_repeat |")),
        ("protocol-nesting", ("begin_group | g",)),
        ("protocol-nesting", ("include | open",)),
        ("protocol-cells", ("text | a |  |  |  |  |  |  | too | much",)),
        ("protocol-piece", ("include | whole",)),
    ],
)
def test_a_damaged_protocol_is_refused_with_a_word_for_it(code: str, rows: tuple[str, ...]) -> None:
    pieces = {"itself": piece("include | itself"), "open": piece("begin_group | g"), "whole": protocol("text | a")}
    with pytest.raises(FormError) as refused:
        composed(*rows, **pieces)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("protocol-settings", protocol("text | a", form_id="other")),
        ("protocol-table-unknown", "| people |\n|  | name |\n"),
        ("protocol-column-unknown", "| survey |\n|  | type | colour |\n"),
        ("protocol-column-twice", "| survey |\n|  | type | type |\n"),
        ("protocol-too-large", "x" * 4_000_001),
        ("protocol-too-large", "\n" * 20_001),
        ("protocol-cells", "|" * 60),
    ],
)
def test_a_text_that_is_no_protocol_is_refused_with_a_word_for_it(code: str, text: str) -> None:
    with pytest.raises(FormError) as refused:
        compose("one", text, Sources({}, {}, LISTS))
    assert refused.value.code == code


@pytest.mark.parametrize("shape", ["", DATE.replace("key", ""), DATE.replace("begin_group", "text")])
def test_a_damaged_shape_is_refused(shape: str) -> None:
    with pytest.raises(FormError) as refused:
        compose("one", protocol("fdate | when"), Sources({}, {"fdate": shape}, LISTS))
    assert refused.value.code == "protocol-shape"


def test_every_change_of_a_text_is_another_version() -> None:
    one, other = (read_tables(marked(text_of(f"text | {name}")), "marked").settings[0]["version"] for name in "ab")
    assert one != other
    assert one.startswith("1.")
    assert marked(text_of("text | a")) == marked(text_of("text | a"))


def test_a_form_of_more_rows_than_anybody_asks_is_refused() -> None:
    with pytest.raises(FormError) as refused:
        composed(*(f"text | a{number}" for number in range(8_001)))
    assert refused.value.code == "protocol-too-large"


def test_lines_and_cells_outside_a_table_are_for_people() -> None:
    text = "A title\n|  | a cell before any table |\n| survey |\n|  |  |\n|  | type | name |\nwords\n|  | text | a |\n"
    assert names(read_tables(text, "piece").survey) == ["a"]


def test_a_list_is_read_from_the_store() -> None:
    assert [(one.code, one.label["uk"], one.label["en"]) for one in choices_of(LISTS, "yn")] == [("yes", "Так", "Yes")]
    with pytest.raises(FormError):
        choices_of(LISTS, "nothing")


def test_a_bar_inside_a_cell_survives() -> None:
    text = text_of("calculate | a |  |  |  |  | regex(., 'a\\|b')")
    assert read_tables(text, "again").survey[0]["calculation"] == "regex(., 'a|b')"
    assert "\\|" in text
