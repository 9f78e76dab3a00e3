"""What a form is when it is loaded, and what is refused."""

import hashlib

import pytest

from forms.engine import Control, FormError, Kind, load_form
from forms.engine import document as form_document
from tests.forms.engine.scenario import Scenario, asked, xform


def test_a_form_knows_its_elements():
    source = xform(
        "<name/><g><q/></g><calc/>",
        model='<bind nodeset="/data/name" type="string" svidok:part="identity"/>'
        '<bind nodeset="/data/calc" calculate="1"/>',
        body='<input ref="/data/name" appearance="multiline" rows="3"/><group ref="/data/g" appearance="field-list">'
        '<select ref="/data/g/q"><item><value>a</value></item></select></group>',
    )
    form = load_form(source)
    assert (form.form_id, form.version, form.title) == ("story", "1", "A form")
    assert form.digest == hashlib.sha256(source).hexdigest()
    name, group, question = form.element("/data/name"), form.element("/data/g"), form.element("/data/g/q")
    assert name.attributes == {"part": "identity"}
    assert (name.appearance, name.parameters) == ("multiline", {"rows": "3"})
    assert (group.kind, group.appearance, group.children) == (Kind.GROUP, "field-list", (question,))
    assert (question.control, question.parent) == (Control.SELECT_MULTIPLE, group)
    assert form.element("/data/calc").kind is Kind.VALUE
    assert form.questions == (name, question)
    assert form.element("/data/g[0a]/q") is question


def test_preloads_come_from_the_environment():
    scenario = Scenario.of(
        "<today/><device/><meta><instanceID/></meta>",
        model='<bind nodeset="/data/today" type="date" jr:preload="date" jr:preloadParams="today"/>'
        '<bind nodeset="/data/device" jr:preload="property" jr:preloadParams="deviceid"/>'
        '<bind nodeset="/data/meta/instanceID" jr:preload="uid"/>',
        body="",
    )
    assert scenario.value("today") == "2026-11-22"
    assert scenario.value("device") == "laptop-7"
    assert scenario.value("meta/instanceID").startswith("uuid:")


def test_a_changed_answer_can_set_another_value():
    scenario = Scenario.of(
        "<a/><b/>",
        body='<input ref="/data/a"><setvalue event="xforms-value-changed" ref="/data/b"'
        ' value="concat(/data/a, \'!\')"/></input><input ref="/data/b"/>',
    )
    scenario.answer("a", "x")
    assert scenario.value("b") == "x!"
    scenario.answer("b", "mine")
    assert scenario.value("b") == "mine"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"<not xml", "not-well-formed"),
        (b"<html/>", "not-a-form"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "document-type-forbidden"),
        (xform("<a/>", model='<bind nodeset="/data/a" relevant="1 +"/>', body=asked("a")), "unexpected-token"),
        (xform("<a/>", model='<bind nodeset="/data/a" relevant="explode()"/>', body=asked("a")), "unknown-function"),
        (xform("<a/>", body=asked("b")), "no-such-element"),
        (xform("<a/>", body='<repeat nodeset="/data/@x"/>'), "no-such-element"),
        (xform("<a/>", body='<repeat nodeset="/data"/>'), "no-such-element"),
        (xform("<a/>", body='<repeat nodeset="."/>'), "no-such-element"),
        (xform("<a/>", body="<input/>"), "control-without-element"),
        (xform("<a/>", model='<instance id="x" src="jr://file/x.xml"/>', body=asked("a")), "missing-attachment"),
        (xform("<a/>", body='<setvalue event="click" ref="/data/a"/>'), "unknown-event"),
        (
            xform("<a/>", body='<select1 ref="/data/a"><itemset nodeset="/data"><value ref="+"/></itemset></select1>'),
            "unexpected-token",
        ),
        (
            xform(
                "<r><n/></r>", body='<repeat nodeset="/data/r" jr:count="/data/r/n"><input ref="/data/r/n"/></repeat>'
            ),
            "count-reads-itself",
        ),
        (xform("<a>" * 120 + "</a>" * 120, body=""), "form-too-large"),
        (
            xform("<a/>", model=f'<bind nodeset="/data/a" relevant="{"(" * 200}1{")" * 200}"/>', body=asked("a")),
            "expression-too-deep",
        ),
        (
            xform("<a/>", model=f'<bind nodeset="/data/a" relevant="{"1+" * 60_000}1"/>', body=asked("a")),
            "expression-too-long",
        ),
    ],
)
def test_a_broken_form_is_refused_by_name(source, code):
    with pytest.raises(FormError) as caught:
        load_form(source)
    assert caught.value.code == code


def test_a_form_that_is_too_large_is_not_even_parsed(monkeypatch):
    monkeypatch.setattr(form_document, "MAX_BYTES", 10)
    with pytest.raises(FormError) as caught:
        load_form(xform("<a/>", body=asked("a")))
    assert caught.value.code == "form-too-large"


def test_a_csv_list_comes_with_the_form():
    source = xform(
        "<a/>",
        model='<instance id="x" src="jr://file-csv/x.csv"/>',
        body='<select1 ref="/data/a"><itemset nodeset="instance(\'x\')/*/item"><value ref="name"/>'
        '<label ref="label"/></itemset></select1>',
    )
    scenario = Scenario(load_form(source, {"x.csv": '\ufeffname,label\na,"A, b"\n'.encode()}))
    assert [(choice.value, choice.label) for choice in scenario.session.choices("/data/a")] == [("a", "A, b")]


def test_the_first_of_two_columns_of_one_name_counts() -> None:
    body = (
        '<select1 ref="/data/a"><itemset nodeset="instance(\'l\')/*/item"><value ref="name"/>'
        '<label ref="label"/></itemset></select1>'
    )
    form = xform("<a/>", model='<instance id="l" src="jr://file-csv/l.csv"/>', body=body)
    loaded = Scenario(load_form(form, {"l.csv": b"name,label,name\n1,one,x\n2,two,y\n"}))
    assert loaded.choices("a") == ["1", "2"]


def test_places_of_a_list_keep_all_their_digits() -> None:
    places = b"""{"features": [{"id": "kyiv", "properties": {}, "geometry":
        {"type": "Point", "coordinates": [30.5234123, 50.4501987]}}]}"""
    body = (
        '<select1 ref="/data/a"><itemset nodeset="instance(\'l\')/*/item"><value ref="geometry"/>'
        '<label ref="id"/></itemset></select1>'
    )
    form = xform("<a/>", model='<instance id="l" src="jr://file/l.geojson"/>', body=body)
    assert Scenario(load_form(form, {"l.geojson": places})).choices("a") == ["50.4501987 30.5234123 0 0"]


@pytest.mark.parametrize(
    "broken", [b"[", b'{"features": [1]}', b'{"features": [{"geometry": {"type": "Point", "coordinates": [1]}}]}', b"7"]
)
def test_a_broken_list_of_places_is_refused_by_its_name(broken: bytes) -> None:
    form = xform("<a/>", model='<instance id="l" src="jr://file/l.geojson"/>', body=asked("a"))
    with pytest.raises(FormError) as caught:
        load_form(form, {"l.geojson": broken})
    assert (caught.value.code, caught.value.place) == ("broken-attachment", "l.geojson")
