"""The rarer lines of the checklist, one story each."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from forms.engine import Environment, FormError, Session, load_form
from tests.forms.engine.scenario import MOMENT, Scenario, asked, xform


def test_an_action_sees_what_the_answer_has_changed_already() -> None:
    story = Scenario.of(
        "<source/><double/><copy/>",
        model='<bind nodeset="/data/double" type="int" calculate="/data/source * 2"/>',
        body='<input ref="/data/source"><setvalue ref="/data/copy" event="xforms-value-changed" value="/data/double"/>'
        "</input>",
    )
    story.answer("source", "12")
    assert story.value("copy") == "24"
    story.answer("source", "1")
    assert story.value("copy") == "2"


def test_actions_that_set_each_other_off_come_to_an_end() -> None:
    story = Scenario.of(
        "<a/><b/>",
        body='<input ref="/data/a"><setvalue ref="/data/b" event="xforms-value-changed" value="/data/b + 1"/></input>'
        '<input ref="/data/b"><setvalue ref="/data/a" event="xforms-value-changed" value="/data/a + 1"/></input>',
    )
    story.answer("b", "1")
    assert int(story.value("a") or 0) < 100


def test_the_end_of_an_interview_is_noted_when_it_comes() -> None:
    story = Scenario.of(
        "<end/><done/>",
        model='<bind nodeset="/data/end" type="dateTime" jr:preload="timestamp" jr:preloadParams="end"/>'
        '<setvalue ref="/data/done" event="xforms-revalidate">yes</setvalue>',
        body=asked("done"),
    )
    assert (story.value("end"), story.value("done")) == ("", "")
    changes = story.session.finalize()
    assert story.value("end").startswith("2026-11-22T08:30:00.000")
    assert story.value("done") == "yes"
    assert {write.ref for write in changes.writes} >= {"/data/end", "/data/done"}


TWO_LANGUAGES = (
    '<itext><translation lang="uk" default="true()"><text id="k"><value>Син</value></text></translation>'
    '<translation lang="en"><text id="k"><value>Son</value></text></translation></itext>'
)


def test_a_value_computed_from_texts_follows_the_language() -> None:
    story = Scenario.of(
        "<a/><said/><other/>",
        model=TWO_LANGUAGES + '<bind nodeset="/data/said" calculate="jr:itext(\'k\')"/>'
        '<bind nodeset="/data/other" calculate="concat(/data/said, \'!\')"/>',
        body=asked("a"),
    )
    assert story.value("other") == "Син!"
    changes = story.session.set_language("en")
    assert (story.value("said"), story.value("other")) == ("Son", "Son!")
    assert set(changes.changed) == {"/data/said", "/data/other"}
    assert story.session.set_language("en").changed == ()


def test_a_place_is_set_only_where_the_laptop_may_know_it() -> None:
    form = load_form(
        xform("<a/>", model='<odk:setgeopoint ref="/data/a" event="odk-instance-first-load"/>', body=asked("a"))
    )
    assert Scenario(form).value("a") == ""
    there = Environment(now=lambda: MOMENT, new_id=lambda: "00000001", properties={"place": "50.45 30.52 0 5"})
    assert Session(form, environment=there).state("/data/a").value == "50.45 30.52 0 5"


def test_only_what_was_signed_with_the_right_key_comes_out() -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    public = base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()
    message = "Табір 7".encode()
    story = Scenario.of(
        "<card/><said/>",
        model=f'<bind nodeset="/data/said" calculate="extract-signed(/data/card, \'{public}\')"/>',
        body=asked("card"),
    )
    story.answer("card", base64.b64encode(key.sign(message) + message).decode())
    assert story.value("said") == "Табір 7"
    story.answer("card", base64.b64encode(key.sign(message) + b"another").decode())
    assert story.value("said") == ""
    story.answer("card", "no base64!")
    assert story.value("said") == ""


LAST = '<instance id="__last-saved" src="jr://instance/last-saved"/>'


def test_the_interview_before_is_read_only_when_it_is_handed_over() -> None:
    form = xform(
        "<a/>",
        model=LAST + '<setvalue ref="/data/a" event="odk-instance-first-load"'
        " value=\"instance('__last-saved')/data/a\"/>",
        body=asked("a"),
    )
    assert Scenario(load_form(form)).value("a") == ""
    assert Scenario(load_form(form, {"last-saved": b"<data><a>Kyiv</a></data>"})).value("a") == "Kyiv"


def test_a_group_of_the_page_keeps_its_label_and_what_is_in_it() -> None:
    body = (
        '<group appearance="field-list"><label>About <output value="/data/a"/></label>'
        + asked("a")
        + '<group appearance="w2">' + asked("b") + '</group></group><group ref="/data/g"><label>With a node</label>'
        + '<input ref="/data/g/c"/></group>'
    )  # fmt: skip
    story = Scenario.of("<a/><b/><g><c/></g>", body=body)
    outer, inner = story.definition.blocks
    assert ([each.name for each in outer.elements], outer.appearance, outer.outer) == (["a"], "field-list", None)
    assert ([each.name for each in inner.elements], inner.appearance, inner.outer) == (["b"], "w2", 0)
    story.answer("a", "Olha")
    assert story.session.block_label(0) == "About Olha"
    assert story.session.block_label(1) == ""
    assert story.label("g") == "With a node"


def test_what_tunes_a_question_is_kept_for_the_screen() -> None:
    story = Scenario.of(
        "<photo/><sound/><place/>",
        model='<bind nodeset="/data/photo" type="binary" orx:max-pixels="1024"/>'
        '<bind nodeset="/data/sound" type="binary" odk:quality="voice-only"/>',
        body='<upload ref="/data/photo" mediatype="image/*"/><upload ref="/data/sound" mediatype="audio/*"/>'
        '<input ref="/data/place" accuracyThreshold="10" unacceptableAccuracyThreshold="50"/>',
    )
    elements = {each.name: each for each in story.definition.questions}
    assert elements["photo"].attributes["max-pixels"] == "1024"
    assert elements["sound"].attributes["quality"] == "voice-only"
    assert elements["place"].parameters["accuracyThreshold"] == "10"


def test_a_list_is_looked_up_by_what_stands_in_its_attributes_too() -> None:
    rows = '<instance id="states"><root><item code="TX"><value>Texas</value></item></root></instance>'
    story = Scenario.of(
        "<a/><found/>",
        model=rows + "<bind nodeset=\"/data/found\" calculate=\"pulldata('states', 'value', 'code', /data/a)\"/>",
        body=asked("a"),
    )
    story.answer("a", "TX")
    assert story.value("found") == "Texas"


@pytest.mark.parametrize(
    ("instance", "model", "body", "code"),
    [
        ("<a/>", '<bind nodeset="/data/a" relevant=". &gt; 0"/>', asked("a"), "dependency-cycle"),
        ("<a/>", '<bind nodeset="/data/a" constraint="regex(., \'(a\')"/>', asked("a"), "pattern-broken"),
        (
            "<a/>",
            '<instance id="l"><rows><item><name>x</name></item></rows></instance>',
            '<select1 ref="/data/a"><itemset nodeset="instance(\'l\')/rows/item"><value ref="nme"/>'
            '<label ref="name"/></itemset></select1>',
            "choices-without-column",
        ),
    ],
)
def test_what_can_never_work_is_refused_with_the_form(instance: str, model: str, body: str, code: str) -> None:
    with pytest.raises(FormError) as caught:
        load_form(xform(instance, model=model, body=body))
    assert caught.value.code == code
