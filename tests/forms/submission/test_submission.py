"""Submissions, letter by letter as Collect sends them."""

import itertools
from pathlib import Path

import pytest

from forms.engine import Environment, Session, load_form
from forms.submission import Cut, submission, tables, with_identity
from tests.forms.engine.scenario import MOMENT, Scenario, asked, environment, xform

GOLDEN = Path(__file__).with_name("golden")

PERSON = (
    '<age/><guardian/><person jr:template=""><name>template</name></person><photo/><sketch/>'
    "<meta><instanceID/><instanceName/></meta>"
)
MODEL = (
    '<bind nodeset="/data/age" type="int"/><bind nodeset="/data/guardian" relevant="/data/age &lt; 18"/>'
    '<bind nodeset="/data/photo" type="binary"/><bind nodeset="/data/sketch" type="binary"/>'
    '<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>'
    '<bind nodeset="/data/meta/instanceName" calculate="concat(\'Age \', /data/age)"/>'
)
BODY = (
    asked("age", "guardian")
    + '<repeat nodeset="/data/person"><input ref="/data/person/name"/></repeat>'
    + '<upload ref="/data/photo" mediatype="image/*"/><upload ref="/data/sketch" mediatype="image/*"/>'
)
ENTITY = '<a/><meta><entity dataset="people" id="" create="" update=""><label/></entity><instanceID/></meta>'
ENTITY_MODEL = (
    '<bind nodeset="/data/a" type="string" entities:saveto="name"/>'
    '<bind nodeset="/data/meta/entity/@id" type="string" readonly="true()"/>'
    "<bind nodeset=\"/data/meta/entity/@create\" calculate=\"if(/data/a = 'known', '', '1')\"/>"
    "<bind nodeset=\"/data/meta/entity/@update\" calculate=\"if(/data/a = 'known', '1', '')\"/>"
    '<bind nodeset="/data/meta/entity/label" calculate="/data/a"/>'
    '<bind nodeset="/data/meta/instanceID" jr:preload="uid"/>'
    '<setvalue ref="/data/meta/entity/@id" event="odk-instance-first-load" value="uuid()"/>'
)
ENTITIES = (
    b"<model>",
    b'<model xmlns:entities="http://www.opendatakit.org/xforms/entities" entities:entities-version="%s">',
)


def golden(name: str, story: Scenario) -> None:
    """Compare with the file of that name."""
    assert submission(story.session).xml.decode() == (GOLDEN / f"{name}.xml").read_text("utf-8").rstrip("\n")


def with_entities(version: bytes = b"2024.1.0") -> bytes:
    before, after = ENTITIES
    return xform(ENTITY, model=ENTITY_MODEL, body=asked("a")).replace(before, after % version)


def test_what_is_not_asked_and_what_is_a_template_is_left_out() -> None:
    story = Scenario.of(PERSON, model=MODEL, body=BODY)
    story.answer("guardian", "Олена")
    story.answer("age", "40")
    story.add("person")
    story.add("person")
    story.answer("person[2]/name", "Жан-Клод & <Co>")
    story.answer("photo", "1732263000000.jpg")
    golden("left_out", story)
    story.answer("age", "12")
    assert "<guardian>Олена</guardian>" in submission(story.session).xml.decode()


def test_files_are_named_once_in_the_order_of_the_form_and_only_those_that_are_sent() -> None:
    model = MODEL + '<bind nodeset="/data/sketch" relevant="/data/age &gt; 0"/>'
    story = Scenario.of(PERSON, model=model, body=BODY)
    story.answer("sketch", "b.png")
    story.answer("photo", "a.jpg")
    assert submission(story.session).files == ("a.jpg",)
    story.answer("age", "3")
    assert submission(story.session).files == ("a.jpg", "b.png")


def test_the_identifier_is_the_forms_own_or_the_one_that_is_given() -> None:
    story = Scenario.of(PERSON, model=MODEL, body=BODY)
    sent = submission(story.session, "uuid:given")
    assert sent.instance_id == story.value("meta/instanceID") != "uuid:given"
    bare = Scenario.of("<a/>", body=asked("a"))
    sent = submission(bare.session, "uuid:given")
    assert sent.instance_id == "uuid:given"
    assert b"<orx:instanceID>uuid:given</orx:instanceID>" in sent.xml
    assert b"orx:meta" not in submission(bare.session).xml


def test_namespaces_and_foreign_attributes_of_the_form_survive() -> None:
    form = xform('<orx:meta><orx:instanceID/></orx:meta><a svidok:mark="x"/>', body=asked("a"))
    form = form.replace(b'version="1"', b'version="1" orx:version="2" svidok:kind="trial"')
    golden("namespaces", Scenario(load_form(form)))


def test_an_answer_is_written_in_composed_letters() -> None:
    story = Scenario.of("<a/>", body=asked("a"))
    story.answer("a", "и\u0306")
    assert "<a>й</a>" in submission(story.session).xml.decode()


def test_an_entity_is_created_or_updated_by_its_bound_attributes() -> None:
    story = Scenario(load_form(with_entities()))
    story.answer("a", "new")
    golden("entity", story)
    story.answer("a", "known")
    sent = submission(story.session).xml.decode()
    assert 'create=""' in sent
    assert 'update="1"' in sent
    assert story.definition.element("/data/a").attributes["saveto"] == "name"


def test_each_instance_of_a_repeat_has_an_entity_of_its_own() -> None:
    form = xform(
        '<person jr:template=""><name/><meta><entity dataset="people" id="" create="1"><label/></entity></meta>'
        "</person>",
        model='<bind nodeset="/data/person/meta/entity/@id" type="string"/>'
        '<bind nodeset="/data/person/meta/entity/label" calculate="../../../name"/>',
        body='<repeat nodeset="/data/person"><input ref="/data/person/name"/>'
        '<setvalue ref="/data/person/meta/entity/@id" event="odk-instance-first-load odk-new-repeat" value="uuid()"/>'
        "</repeat>",
    ).replace(ENTITIES[0], ENTITIES[1] % b"2025.1.0")
    story = Scenario(load_form(form))
    for at, name in enumerate(("Ivan", "Olha"), 1):
        story.add("person")
        story.answer(f"person[{at}]/name", name)
    ids = [story.value(f"person[{at}]/meta/entity/@id") for at in (1, 2)]
    assert len(set(ids)) == 2
    assert story.value("person[2]/meta/entity/label") == "Olha"
    reopened = story.reopened()
    assert submission(reopened.session).xml == submission(story.session).xml


@pytest.mark.parametrize(("version", "taken"), [(b"2023.1.0", True), (b"2025.1.3", True), (b"2026.1.0", False)])
def test_a_newer_way_of_keeping_entities_is_refused(version: bytes, taken: bool) -> None:
    if taken:
        load_form(with_entities(version))
        return
    with pytest.raises(Exception, match="entities-too-new"):
        load_form(with_entities(version))


def test_identifiers_of_entities_differ_between_interviews() -> None:
    form = load_form(with_entities())
    count = itertools.count(100)
    other = Session(form, environment=Environment(now=lambda: MOMENT, new_id=lambda: f"{next(count):08x}"))
    assert other.state("/data/meta/entity/@id").value != Scenario(form).value("meta/entity/@id")


def test_another_identity_names_the_one_it_replaces() -> None:
    story = Scenario.of(PERSON, model=MODEL, body=BODY)
    made = submission(story.session)
    again = with_identity(made.xml, "uuid:second", made.instance_id)
    assert f"<instanceID>uuid:second</instanceID><deprecatedID>{made.instance_id}</deprecatedID>" in again.decode()


def test_what_a_rule_computes_for_an_attribute_stays_with_what_may_not_leave() -> None:
    definition = load_form(
        xform(
            '<name/><group kind="plain" told=""><age/></group>',
            model='<bind nodeset="/data/group/@told" calculate="/data/name"/>',
            body=asked("name") + '<input ref="/data/group/age"/>',
        )
    )
    session = Session(definition, environment=environment())
    session.set_answer("/data/name", "Olena")
    session.set_answer("/data/group/age", "7")
    cut = Cut(session.root, definition, lambda element: element.name == "age")
    xml = submission(session, cut=cut).xml
    assert b"Olena" not in xml
    assert b'<group kind="plain"><age>7</age></group>' in xml
    assert b'told="Olena"' in submission(session).xml


def test_a_question_with_a_bound_attribute_keeps_its_answer() -> None:
    definition = load_form(
        xform('<told how=""/>', model='<bind nodeset="/data/told/@how" calculate="\'aloud\'"/>', body=asked("told"))
    )
    session = Session(definition, environment=environment())
    assert [one.path for one in definition.questions] == ["/data/told"]
    session.set_answer("/data/told", "The wall fell")
    xml = submission(session, "uuid:1").xml
    assert b'<told how="aloud">The wall fell</told>' in xml
    assert b"The wall fell" in tables(definition.root, [xml], "form")["form.csv"]
    stays = Cut(session.root, definition, lambda element: False)
    assert b"<told" not in submission(session, cut=stays).xml
