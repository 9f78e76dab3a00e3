"""What the form check finds, and what it leaves alone."""

import pytest

from forms.check import Code, Finding, Weight, check
from forms.engine import load_form
from tests.forms.engine.scenario import asked, xform


def found(instance: str, *, model: str = "", body: str) -> tuple[Finding, ...]:
    return check(load_form(xform(instance, model=model, body=body)))


def found_in(expression: str, data_type: str = "string") -> list[str]:
    escaped = expression.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    model = (
        f'<bind nodeset="/data/result" type="string" calculate="{escaped}"/>'
        f'<bind nodeset="/data/a" type="{data_type}"/><bind nodeset="/data/day" type="date"/>'
        '<bind nodeset="/data/n" type="decimal"/>'
    )
    return [
        each.code.value
        for each in found("<a/><day/><n/><result/>", model=model, body=asked("a", "day", "n"))
        if each.ref == "/data/result"
    ]


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("/data/day < '2022-02-24'", "text-as-date"),
        ("'2022-02-24' < today()", "text-as-date"),
        ("/data/a < today()", "text-as-date"),
        ("number('1970-01-01')", "text-as-date"),
        ("/data/day + 7", "date-as-number"),
        ("number(/data/day)", "date-as-number"),
        ("date(0)", "date-of-number"),
        ("date(/data/a)", "date-of-text"),
        ("regex(/data/a, '[0-9]{10}')", "pattern-not-anchored"),
        ("round(0 - /data/n)", "round-below-zero"),
        ("sum(/data/n)", "sum-of-empty"),
        ("max(/data/n)", "extreme-of-empty"),
        ("boolean-from-string('True')", "yes-as-text"),
        ("checklist(1, 2, /data/a, /data/n)", "checklist-words"),
        ("/data/n div 3 = 0.1", "decimals-equal"),
        ("'4,6' + 1", "decimal-comma"),
        ("area(/data/a)", "place-measured"),
        ("count(//a)", "not-in-collect"),
        ("count(/data/a | /data/day)", "not-in-collect"),
    ],
)
def test_each_row_of_the_table_of_differences_is_found(expression: str, code: str) -> None:
    assert code in found_in(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "/data/a = 'x'", "/data/n > 3", "/data/day - today()", "/data/day < today()", "regex(/data/a, '^[0-9]{10}$')",
        "round(/data/n)", "concat(/data/a, ' ', /data/day)", "if(/data/n > 1, 'a', 'b')", "boolean-from-string('true')",
        "/data/n = 2 and /data/a != ''",
    ],
)  # fmt: skip
def test_what_is_the_same_everywhere_is_left_alone(expression: str) -> None:
    assert found_in(expression) == []


REPEAT = '<repeat nodeset="/data/person"><input ref="/data/person/age"><label>Age</label></input></repeat>'


def test_an_absolute_path_inside_a_repeat_is_named_with_the_path() -> None:
    model = '<bind nodeset="/data/person/adult" calculate="/data/person/age >= 18"/>'
    (finding,) = found("<person><age/><adult/></person>", model=model, body=REPEAT)
    assert (finding.code, finding.ref, finding.detail) == (
        Code.ABSOLUTE_IN_REPEAT, "/data/person/adult", "/data/person/age",
    )  # fmt: skip
    relative = '<bind nodeset="/data/person/adult" calculate=" ../age >= 18"/>'
    assert found("<person><age/><adult/></person>", model=relative, body=REPEAT) == ()


SELECT = (
    '<select1 ref="/data/kind"><label>Kind</label><item><label>A</label><value>a</value></item></select1>'
    '<input ref="/data/more"><label>More</label></input>'
)


@pytest.mark.parametrize(
    ("relevant", "never"),
    [
        ("/data/kind = 'b'", True),
        ("/data/kind = 'a'", False),
        ("/data/kind != '' and selected(/data/kind, 'b')", True),
        ("/data/kind = 'b' or /data/kind = 'a'", False),
        ("false()", True),
        ("/data/kind = ''", False),
    ],
)
def test_what_nobody_would_ever_be_asked_is_a_fault(relevant: str, never: bool) -> None:
    findings = found("<kind/><more/>", model=f'<bind nodeset="/data/more" relevant="{relevant}"/>', body=SELECT)
    assert [(one.code, one.ref, one.weight) for one in findings] == (
        [(Code.NEVER_ASKED, "/data/more", Weight.FAULT)] if never else []
    )


def test_a_missing_translation_names_the_question_and_the_language() -> None:
    itext = (
        '<itext><translation lang="uk"><text id="/data/a:label"><value>Вік</value></text></translation>'
        '<translation lang="en"><text id="/data/a:label"><value>-</value></text></translation></itext>'
    )
    body = '<input ref="/data/a"><label ref="jr:itext(\'/data/a:label\')"/></input>'
    (finding,) = found("<a/>", model=itext, body=body)
    assert (finding.code, finding.ref, finding.detail) == (Code.TRANSLATION_MISSING, "/data/a", "en")


def test_questions_that_hang_on_each_other_are_told_with_the_way_around() -> None:
    model = '<bind nodeset="/data/a" relevant="/data/b = \'\'"/><bind nodeset="/data/b" relevant="/data/a = \'\'"/>'
    (finding,) = found("<a/><b/>", model=model, body=asked("a", "b"))
    assert finding.code is Code.CYCLE
    assert sorted(finding.detail.split(" -> ")) == ["/data/a", "/data/b"]


def test_a_list_too_long_to_read_and_a_list_without_choices_are_told() -> None:
    items = "".join(f"<item><label>{at}</label><value>v{at}</value></item>" for at in range(1_001))
    body = f'<select1 ref="/data/a"><label>a</label>{items}</select1><select1 ref="/data/b"><label>b</label></select1>'
    assert [(one.code, one.ref, one.detail) for one in found("<a/><b/>", body=body)] == [
        (Code.LIST_EMPTY, "/data/b", ""),
        (Code.LIST_OVERSIZED, "/data/a", "1001"),
    ]


def test_what_a_laptop_does_not_do_is_not_left_out_in_silence() -> None:
    model = '<odk:setgeopoint ref="/data/a" event="odk-instance-first-load"/>'
    (finding,) = found("<a/>", model=model, body=asked("a"))
    assert (finding.code, finding.detail, finding.weight) == (Code.ACTION_IGNORED, "setgeopoint", Weight.NOTE)
