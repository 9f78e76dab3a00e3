"""The words of a form from elsewhere travel with the facts: the form's words, and never an answer."""

import json

from forms.engine import Session, load_form
from forms.interview import Part, sealed_record
from forms.interview.wording import MOST_LETTERS, chosen_labels, labels_of
from tests.forms.engine.scenario import environment, xform

NAME = "Вигаданий Петро"


def own(body: str, instance: str, model: str = "", files: dict[str, bytes] | None = None) -> Session:
    """A form in which `/data/own` came from elsewhere; what is asked there are facts."""
    marks = '<bind nodeset="/data/own" xmlns:svidok="https://svidok.org/xforms" svidok:own="yes" svidok:part="facts"/>'
    form = xform(f"<own>{instance}</own>", model=marks + model, body=f'<group ref="/data/own">{body}</group>')
    return Session(load_form(form, files or {}), environment=environment())


def texts(**ids: tuple[str, str]) -> str:
    """Texts in two languages."""
    tongues = zip(("Українська (uk)", "English (en)"), zip(*ids.values(), strict=True), strict=True)
    return (
        "<itext>"
        + "".join(
            f'<translation lang="{tongue}">'
            + "".join(f'<text id="{name}"><value>{text}</value></text>' for name, text in zip(ids, said, strict=True))
            + "</translation>"
            for tongue, said in tongues
        )
        + "</itext>"
    )


LISTED = (
    '<instance id="yn"><root><item><name>y</name><itextId>yn-0</itextId></item>'
    "<item><name>n</name><itextId>yn-1</itextId></item></root></instance>"
)
SELECT = (
    '<select1 ref="/data/own/q"><label ref="jr:itext(\'q\')"/><itemset nodeset="instance(\'yn\')/root'
    '/item"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset></select1>'
)


def test_every_question_has_its_words_in_each_language_asked_or_not():
    words = texts(**{"q": ("Чи є світло?", "Is there light?"), "yn-0": ("Так", "Yes"), "yn-1": ("Ні", "No")})
    session = own(SELECT, "<q/>", words + LISTED)
    assert labels_of(session.definition) == {"/data/own/q": {"uk": "Чи є світло?", "en": "Is there light?"}}
    assert sealed_record(session).parts[Part.FACTS]["words"] == {
        "title": "A form",
        "labels": {"/data/own/q": {"uk": "Чи є світло?", "en": "Is there light?"}},
    }
    # The other parts are as large as they were.
    assert all("words" not in sealed_record(session).parts[part] for part in Part if part is not Part.FACTS)


def test_a_form_of_ours_needs_no_words():
    session = Session(
        load_form(xform("<q/>", body='<input ref="/data/q"><label>Q</label></input>')), environment=environment()
    )
    assert "words" not in sealed_record(session).parts[Part.FACTS]


def test_an_answer_that_a_label_shows_is_left_out():
    session = own(
        '<input ref="/data/own/who"><label>Хто</label></input>'
        '<input ref="/data/own/age"><label>Скільки років має <output value="/data/own/who"/>?</label></input>',
        "<who/><age/>",
        '<bind nodeset="/data/own/age" type="int"/>',
    )
    session.set_answer("/data/own/who", NAME)
    session.set_answer("/data/own/age", "40")
    assert labels_of(session.definition)["/data/own/age"] == {"": "Скільки років має …?"}
    facts = json.dumps(sealed_record(session).parts[Part.FACTS], ensure_ascii=False)
    assert "40" in facts and "Вигаданий" not in facts


def test_the_chosen_option_of_the_forms_own_list_is_a_fact_in_words():
    words = texts(**{"q": ("Світло", "Light"), "yn-0": ("Так", "Yes"), "yn-1": ("Ні", "No")})
    session = own(SELECT, "<q/>", words + LISTED)
    session.set_answer("/data/own/q", "n")
    answers = sealed_record(session).parts[Part.FACTS]["answers"]
    assert answers == {"/data/own/q": {"type": "select1", "value": "n", "label": {"uk": "Ні", "en": "No"}}}


def test_an_option_whose_words_show_an_answer_is_a_fact_without_words():
    shown = '<output value="/data/own/who"/>'
    words = texts(**{"q": ("Хто", "Who"), "yn-0": (f"Це {shown}", f"It is {shown}"), "yn-1": ("Інший", "Another")})
    session = own(SELECT + '<input ref="/data/own/who"/>', "<q/><who/>", words + LISTED)
    session.set_answer("/data/own/who", NAME)
    session.set_answer("/data/own/q", "y")
    assert "Вигаданий" not in json.dumps(sealed_record(session).parts[Part.FACTS], ensure_ascii=False)
    assert chosen_labels(session, "/data/own/q", "y", facts=True) == {}
    session.set_answer("/data/own/q", "n")
    assert chosen_labels(session, "/data/own/q", "n", facts=True) == {"uk": "Інший", "en": "Another"}


def test_options_of_a_file_or_of_answers_name_nobody_in_the_facts():
    people = '<instance id="people" src="jr://file-csv/people.csv"/>'
    ask = (
        '<select1 ref="/data/own/q"><label>Хто</label><itemset nodeset="instance(\'people\')/root'
        '/item"><value ref="name"/><label ref="label"/></itemset></select1>'
    )
    session = own(ask, "<q/>", people, {"people.csv": f"name,label\np1,{NAME}\n".encode()})
    session.set_answer("/data/own/q", "p1")
    assert sealed_record(session).parts[Part.FACTS]["answers"] == {"/data/own/q": {"type": "select1", "value": "p1"}}
    assert chosen_labels(session, "/data/own/q", "p1", facts=False) == {"": NAME}


def test_words_without_end_are_cut_and_never_keep_a_record_out():
    many = 2_000
    body = "".join(f'<input ref="/data/own/q{at}"><label>{"слово " * 100}</label></input>' for at in range(many))
    session = own(body, "".join(f"<q{at}/>" for at in range(many)))
    labels = labels_of(session.definition)
    assert 0 < len(labels) < many
    assert sum(len(text) for words in labels.values() for text in words.values()) <= MOST_LETTERS
