"""Choices, filters, languages, outputs, hints and guidance."""

from forms.engine import Media, language_code, load_form
from tests.forms.engine.scenario import Scenario, asked, xform

LISTS = (
    '<instance id="places"><rows>'
    "<item><name>bucha</name><label>Bucha</label><oblast>kyiv</oblast></item>"
    "<item><name>irpin</name><label>Irpin</label><oblast>kyiv</oblast></item>"
    "<item><name>izium</name><label>Izium</label><oblast>kharkiv</oblast></item>"
    "</rows></instance>"
)
CASCADE = (
    '<select1 ref="/data/place"><label>Place</label>'
    "<itemset nodeset=\"instance('places')/rows/item[oblast = /data/oblast]\">"
    '<value ref="name"/><label ref="label"/></itemset></select1>'
)
ITEXT = (
    '<itext><translation lang="Українська (uk)" default="true()">'
    '<text id="q:label"><value>Скільки років <output value="/data/name"/>?</value></text>'
    '<text id="q:hint"><value>Повних</value><value form="guidance">Не вгадуйте</value></text>'
    '<text id="q:msg"><value>Замало</value></text><text id="yes"><value>Так</value></text></translation>'
    '<translation lang="English (en)"><text id="q:label"><value>How old is <output value="/data/name"/>?</value></text>'
    '<text id="yes"><value>Yes</value></text></translation></itext>'
)


def cascade() -> Scenario:
    return Scenario.of("<oblast/><place/>", model=LISTS, body=asked("oblast") + CASCADE)


def translated() -> Scenario:
    return Scenario.of(
        "<name/><age/><sure/>",
        model=ITEXT + '<bind nodeset="/data/age" constraint=". &gt; 5" jr:constraintMsg="jr:itext(\'q:msg\')"/>',
        body=asked("name") + '<input ref="/data/age"><label ref="jr:itext(\'q:label\')"/>'
        "<hint ref=\"jr:itext('q:hint')\"/></input>"
        '<select1 ref="/data/sure"><item><label ref="jr:itext(\'yes\')"/><value>yes</value></item></select1>',
    )


def test_a_list_offers_what_its_filter_lets_through():
    scenario = cascade()
    assert scenario.choices("place") == []
    changes = scenario.answer("oblast", "kyiv")
    assert scenario.choices("place") == ["bucha", "irpin"]
    assert "/data/place" in changes.changed


def test_an_answer_that_is_no_longer_offered_is_taken_away():
    scenario = cascade()
    scenario.answer("oblast", "kyiv")
    scenario.answer("place", "bucha")
    changes = scenario.answer("oblast", "kharkiv")
    assert scenario.value("place") == ""
    assert ("/data/place", None) in {(write.ref, write.value) for write in changes.writes}


def test_a_filter_without_an_index_gives_the_same_as_one_with():
    slow = CASCADE.replace("oblast = /data/oblast", "contains(oblast, /data/oblast) and /data/oblast != ''")
    scenario = Scenario.of("<oblast/><place/>", model=LISTS, body=asked("oblast") + slow)
    scenario.answer("oblast", "kyiv")
    assert scenario.choices("place") == ["bucha", "irpin"]


def test_choices_may_be_the_instances_of_a_repeat():
    scenario = Scenario.of(
        "<p><name/></p><who/>",
        body='<repeat nodeset="/data/p"><input ref="/data/p/name"/></repeat><select1 ref="/data/who">'
        '<itemset nodeset="/data/p[./name != \'\']"><value ref="name"/><label ref="name"/></itemset></select1>',
    )
    assert scenario.choices("who") == []
    scenario.answer("p[1]/name", "Ivan")
    assert scenario.choices("who") == ["Ivan"]


def test_texts_come_in_the_language_asked_for_with_answers_filled_in():
    scenario = translated()
    changes = scenario.answer("name", "Олена")
    assert "/data/age" in changes.changed
    assert scenario.label("age", "uk") == "Скільки років Олена?"
    assert scenario.label("age", "en") == "How old is Олена?"
    assert [choice.label for choice in scenario.session.choices("/data/sure", "en")] == ["Yes"]


def test_a_missing_translation_is_given_in_the_default_language():
    scenario = translated()
    assert scenario.session.hint("/data/age", "en") == "Повних"
    assert scenario.session.guidance("/data/age", "en") == "Не вгадуйте"
    assert scenario.session.constraint_message("/data/age", "en") == "Замало"
    assert scenario.label("age", "unheard of") == "Скільки років ?"


def test_the_name_of_a_choice_can_be_calculated():
    scenario = Scenario.of(
        "<oblast/><place/><said/>",
        model=LISTS + '<bind nodeset="/data/said" calculate="jr:choice-name(/data/place, \'/data/place\')"/>',
        body=asked("oblast") + CASCADE,
    )
    scenario.answer("oblast", "kyiv")
    scenario.answer("place", "irpin")
    assert scenario.value("said") == "Irpin"


def test_a_list_is_looked_up_by_several_columns():
    scenario = Scenario.of(
        "<a/><b/><found/>",
        model=LISTS + '<bind nodeset="/data/found"'
        " calculate=\"instance('places')/rows/item[oblast = /data/a][name = /data/b]/label\"/>",
        body=asked("a", "b"),
    )
    scenario.answer("a", "kyiv")
    scenario.answer("b", "irpin")
    assert scenario.value("found") == "Irpin"


MEDIA = (
    '<itext><translation lang="Українська (uk)" default="true()">'
    '<text id="q"><value>Що це?</value><value form="image">jr://images/a.png</value>'
    '<value form="big-image">jr://images/A.png</value><value form="audio">jr://audio/a.mp3</value></text>'
    '<text id="h"><value>Дивіться</value><value form="video">jr://video/h.mp4</value></text>'
    '<text id="yes"><value>Так</value><value form="image">jr://images/yes.png</value></text></translation>'
    '<translation lang="English (en)"><text id="q"><value>What is it?</value>'
    '<value form="audio">jr://audio/en.mp3</value></text></translation></itext>'
)


def test_pictures_and_sound_come_with_a_text_in_its_language_or_else_in_the_default_one():
    scenario = Scenario.of(
        "<q/>",
        model=MEDIA,
        body='<select1 ref="/data/q"><label ref="jr:itext(\'q\')"/><hint ref="jr:itext(\'h\')"/>'
        "<item><label ref=\"jr:itext('yes')\"/><value>yes</value></item></select1>",
    )
    session = scenario.session
    assert session.media("/data/q", "uk") == Media("jr://images/a.png", "jr://images/A.png", "jr://audio/a.mp3")
    assert session.media("/data/q", "en") == Media("jr://images/a.png", "jr://images/A.png", "jr://audio/en.mp3")
    assert session.hint_media("/data/q", "en") == Media(video="jr://video/h.mp4")
    assert [choice.media for choice in session.choices("/data/q", "en")] == [Media("jr://images/yes.png")]
    assert not session.media("/data", "uk")


def test_a_range_has_words_for_some_of_its_numbers_and_still_takes_the_others():
    scenario = Scenario.of(
        "<pain/>",
        model='<instance id="ticks"><rows><item><name>0</name><label>None</label></item>'
        "<item><name>10</name><label>Worst</label></item></rows></instance>"
        '<bind nodeset="/data/pain" type="int"/>',
        body='<range ref="/data/pain" start="0" end="10" step="1"><label>Pain</label>'
        "<itemset nodeset=\"instance('ticks')/rows/item\">"
        '<value ref="name"/><label ref="label"/></itemset></range>',
    )
    assert [(tick.value, tick.label) for tick in scenario.session.ticks("/data/pain")] == [
        ("0", "None"),
        ("10", "Worst"),
    ]
    assert scenario.session.choices("/data/pain") == ()
    scenario.answer("pain", "4")
    assert scenario.value("pain") == "4"


def test_a_form_says_whether_it_is_asked_page_by_page():
    plain = Scenario.of("<q/>", body=asked("q"))
    assert plain.definition.style == frozenset()
    paged = load_form(xform("<q/>", body=asked("q")).replace(b"<h:body>", b'<h:body class="theme-grid pages">'))
    assert "pages" in paged.style


def test_the_code_of_a_language_stands_in_its_name():
    assert [language_code(name) for name in ("Українська (uk)", "EN", "Polski (Polska) (pl) ")] == ["uk", "en", "pl"]
