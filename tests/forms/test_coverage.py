"""What holds of the forms without the reference at hand: codes, words, parts, relevance, marks."""

import json
import re
from pathlib import Path

import pytest

from app.shipped_forms import FORMS, ProtocolId, source
from forms.protocols import Row, read_tables
from tests.forms import coverage

UK, EN, PART, STATUS = coverage.UK, coverage.EN, "bind::svidok:part", "bind::svidok:status"
MODULES = [f"m{number:02d}" for number in range(1, 23)]
CARDS = ("mp", "sp", "un", "ve", "we", "dp", "ob", "xh")
CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)


def full() -> tuple[Row, ...]:
    return read_tables(source(ProtocolId.FULL_ACCOUNT).decode(), "full_account").survey


def inside(name: str) -> list[Row]:
    """Rows of the group of this name, itself first."""
    rows = full()
    first = next(at for at, row in enumerate(rows) if row["name"] == name)
    depth = 0
    for at in range(first, len(rows)):
        depth += rows[at]["type"].startswith("begin") - rows[at]["type"].startswith("end")
        if depth == 0:
            return list(rows[first : at + 1])
    raise AssertionError(name)


def by_name() -> dict[str, Row]:
    return {row["name"]: row for row in full() if row["name"]}


def test_every_code_stands_once_in_its_list_and_is_called_something_in_both_languages() -> None:
    rows = read_tables((FORMS / "lists.md").read_text("utf-8"), "lists").choices
    codes = [(row["list_name"], row["name"]) for row in rows]
    assert len(codes) == len(set(codes))
    for row in rows:
        assert row[UK], row.at
        assert row[EN], row.at
        assert not CYRILLIC.search(row[EN]), row.at
        assert re.fullmatch(r"[a-zA-Z0-9][a-zA-Z0-9_]*", row["name"]), row.at


def test_what_is_left_out_has_a_holder_and_a_reason_and_is_not_asked_anywhere_unless_a_form_holds_it() -> None:
    asked = coverage.survey()
    for one in coverage.table("left_out.tsv"):
        assert one["held by"] in {"program", "signing", "form", "register", "coordinator", "nobody"}, one
        assert one["reason"]
        assert one["held by"] == "form" or one["key"] not in asked, one
    for one in coverage.table("unasked.tsv"):
        assert one["key"] in asked
        assert one["reason"]


@pytest.mark.parametrize("name", MODULES)
def test_a_module_opens_from_the_incident_that_names_it_and_ends_with_a_reason_for_the_rest(name: str) -> None:
    group, *rows, rest, _end = inside(name)
    if name == "m08":
        assert group["relevant"].startswith("${sv_choice} = 'detail_now'")
        return
    assert group["relevant"] == f"selected(${{in_modules}}, '{name.upper()}')"
    assert rest["name"] == f"{name}_rest"
    assert name.upper() in coverage.lists()["incident_kind"]
    for row in rows:
        if row["name"].endswith("_na"):
            assert f"${{{name}_rest}} = ''" in row["relevant"], row["name"]


def test_sexual_violence_is_no_kind_of_incident_and_nowhere_outside_its_part() -> None:
    assert "M08" not in coverage.lists()["incident_kind"]
    crsv = inside("crsv")
    assert crsv[0][PART] == "crsv"
    assert {row[PART] for row in crsv if row[PART]} == {"crsv"}
    names = {row["name"] for row in crsv if row["name"]}
    assert {row["name"] for row in full() if row["name"].startswith("sv_") and row["type"] != "hidden"} <= names
    rows = by_name()
    for name in ("to_sexual", "ch_six"):
        assert rows[name][PART] == "crsv"
    gate = inside("m08")[0]["relevant"]
    for wanted in ("${sv_trained} = 'yes'", "${sv_service_ready} = 'yes'", "${sv_no_third} != ''"):
        assert wanted in gate


def test_methods_of_torture_and_forms_of_sexual_violence_wait_for_the_account() -> None:
    rows = by_name()
    for name, told in (
        ("to_method", "to_told"),
        ("to_body", "to_told"),
        ("sv_forms", "sv_told"),
        ("sv_coercion", "sv_told"),
    ):
        assert rows[name]["relevant"] == f"${{{told}}} != ''"


def test_words_stand_before_codes() -> None:
    order = [row["name"] for row in full()]
    elsewhere = {one["question"]: one for one in coverage.table("words.tsv")}
    # In dates and places the words stand beside; the others are no matter of words.
    shapes = [
        row["type"]
        for path in (FORMS / "shapes").glob("*.md")
        for row in read_tables(path.read_text("utf-8"), "").survey
    ]
    plain = {"yn4", "yes_no", "missing", "certainty"} | {one.removeprefix("select_one ") for one in shapes}
    for name in MODULES:
        for row in inside(name):
            kind, _, chosen = row["type"].partition(" ")
            if not kind.startswith("select_") or chosen.startswith("$") or chosen in plain:
                continue
            words = elsewhere[row["name"]]["words"] if row["name"] in elsewhere else f"{row['name']}_told"
            if not words:
                assert elsewhere[row["name"]]["reason"]
                continue
            assert order.index(words) < order.index(row["name"]), row["name"]
            assert by_name()[words]["type"] == "text"


@pytest.mark.parametrize("prefix", CARDS)
def test_a_card_has_a_mark_by_chance_that_tells_nothing_and_is_called_by_a_question_of_its_own(prefix: str) -> None:
    rows = by_name()
    mark = rows[f"{prefix}_ref"]
    assert (mark["type"], mark["default"], mark[PART]) == ("calculate", "uuid(8)", "facts")
    assert mark["bind::svidok:label"] in rows
    assert mark["bind::svidok:label"].startswith(prefix)


def test_who_has_no_card_can_be_said_in_words() -> None:
    rows = by_name()
    answered_only_with_cards = {
        "in_weapons", "in_vehicles", "sp_unit", "sp_vehicle", "un_parent", "to_episode_who", "to_episode_who_unit",
    }  # fmt: skip
    for name, row in rows.items():
        if "select_" not in row["type"] or "${" not in row["type"] or "${xh_ref}" in row["type"]:
            continue
        if name in answered_only_with_cards or name.endswith("_unit"):
            continue
        said = rows[f"{name}_said"]
        assert f"${{{name}}} = ''" in said["relevant"], name
        assert said[PART] in {row[PART], "body"}, name


def test_whom_a_card_names_is_chosen_in_the_part_where_the_name_stands() -> None:
    rows = by_name()
    for name, row in rows.items():
        if found := re.fullmatch(r"select_\w+ \$\{(\w+)\}", row["type"]):
            called = rows[rows[found[1]]["bind::svidok:label"]][PART]
            assert called != "identity" or row[PART] == "identity", name


def test_no_question_speaks_of_articles_and_every_hint_at_law_is_known() -> None:
    hints = json.loads((FORMS.parent / "vocabularies" / "legal.json").read_text("utf-8"))
    codes = {one["code"] for one in hints["codes"]}
    assert len(codes) == len(hints["codes"])
    assert set(hints["modules"]) == {name.upper() for name in MODULES}
    for module in hints["modules"].values():
        assert set(module["codes"]) <= codes
    for one in hints["codes"]:
        assert one.get("parent") is None or one["parent"] in codes
        assert one.get("status") in {"V", "G", None}
    for row in inside("incidents"):
        text = " ".join(row[head] for head in (UK, EN, "hint::Українська (uk)", "hint::English (en)"))
        assert not re.search(r"\bст\. ?\d|\bart\. ?\d|\bККУ\b|Rome Statute|Римськ", text), row["name"]


def test_the_count_says_what_is_neither_asked_nor_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    field = {
        "key": "in_title",
        "uk": "Коротка нейтральна назва",
        "en": "Short neutral title",
        "required": "R",
        "sensitivity": "C",
    }
    reference: dict[str, list[dict[str, object]]] = {
        "fields": [dict(field)],
        "lists": [{"id": "yn4", "codes": [{"code": "yes", "uk": "так", "en": "yes"}]}],
        "modules": [{"id": "M01"}],
        "groups": [{"id": "card_P", "kind": "card"}],
        "guardrails": [{"id": "G01"}],
        "legal": [{"code": "RS.6"}],
    }
    (tmp_path / "reference.json").write_text(json.dumps(reference), "utf-8")
    assert coverage.main([str(tmp_path)]) == 0
    assert "neither:" not in capsys.readouterr().out
    reference["fields"].append({**field, "key": "in_nothing_of_the_kind"})
    reference["lists"][0]["codes"] = [{"code": "perhaps", "uk": "мабуть", "en": "perhaps"}]
    (tmp_path / "reference.json").write_text(json.dumps(reference), "utf-8")
    assert coverage.main([str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "neither: field in_nothing_of_the_kind" in out
    assert "neither: code yn4.perhaps" in out
