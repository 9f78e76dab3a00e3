"""Whatever was answered in whatever order: the same as if everything were computed anew."""

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.engine import load_form
from tests.forms.engine.scenario import Scenario, asked, xform

FORM = load_form(
    xform(
        "<mode/><limit/><sum/><over/><chosen/><note/>"
        '<p jr:template=""><harm/><kind/><share/><place/><before/><detail/>'
        '<c jr:template=""><weight/><part/></c></p>',
        model='<instance id="kinds"><rows>'
        "<item><name>a</name><mode>x</mode></item><item><name>b</name><mode>y</mode></item>"
        "<item><name>c</name><mode>x</mode></item></rows></instance>"
        '<bind nodeset="/data/sum" calculate="sum(/data/p/harm) + count(/data/p/c)"/>'
        '<bind nodeset="/data/over" calculate="/data/sum &gt; /data/limit"/>'
        '<bind nodeset="/data/chosen" calculate="join(\',\', /data/p/kind)"/>'
        '<bind nodeset="/data/note" relevant="/data/over = \'true\'" required="/data/mode = \'x\'"/>'
        '<bind nodeset="/data/p/share" calculate="../harm div /data/sum"/>'
        '<bind nodeset="/data/p/place" calculate="concat(position(..), \' of \', count(../../p))"/>'
        '<bind nodeset="/data/p/before" calculate="/data/p[position() = position(current()/..) - 1]/harm"/>'
        '<bind nodeset="/data/p/detail" relevant="../harm &gt; 2 and /data/mode != \'\'" readonly="../kind = \'a\'"/>'
        "<bind nodeset=\"/data/p/c\" relevant=\"/data/p/detail != '' or ../harm != ''\"/>"
        '<bind nodeset="/data/p/c/part" calculate="../weight div sum(../../c/weight)"/>',
        body=asked("mode", "limit", "note") + '<repeat nodeset="/data/p"><input ref="/data/p/harm"/>'
        '<select1 ref="/data/p/kind"><itemset nodeset="instance(\'kinds\')/rows/item[mode = /data/mode]">'
        '<value ref="name"/><label ref="name"/></itemset></select1><input ref="/data/p/detail"/>'
        '<repeat nodeset="/data/p/c"><input ref="/data/p/c/weight"/></repeat></repeat>',
    )
)
VALUES = st.sampled_from(["", "1", "2", "3", "10", "x", "y", "a", "b"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), st.sampled_from(["mode", "limit", "note"]), VALUES),
        st.tuples(st.just("inside"), st.sampled_from(["harm", "kind", "detail", "weight"]), VALUES, st.integers(0, 5)),
        st.tuples(st.just("add"), st.integers(0, 5)),
        st.tuples(st.just("add inner"), st.integers(0, 5)),
        st.tuples(st.just("remove"), st.integers(0, 5)),
    ),
    max_size=20,
)


def play(scenario: Scenario, step: tuple[object, ...]) -> None:
    session = scenario.session
    outer = session.instances("/data/p")
    inner = [ref for each in outer for ref in session.instances(f"{each}/c")]
    match step:
        case ("answer", str(name), str(value)):
            scenario.answer(name, value)
        case ("inside", "weight", str(value), int(at)):
            if inner:
                session.set_answer(f"{inner[at % len(inner)]}/weight", value)
        case ("inside", str(name), str(value), int(at)):
            ref = f"{outer[at % len(outer)]}/{name}" if outer else ""
            # A screen offers only what the list has.
            if ref and (name != "kind" or value in {choice.value for choice in session.choices(ref)}):
                session.set_answer(ref, value)
        case ("add", int(at)):
            session.add_repeat("/data/p", after=outer[at % len(outer)] if outer else None)
        case ("add inner", int(at)):
            if outer:
                session.add_repeat(f"{outer[at % len(outer)]}/c")
        case ("remove", int(at)):
            gone = [*outer, *inner]
            if gone:
                session.remove_repeat(gone[at % len(gone)])


def picture(scenario: Scenario, ref: str) -> list[object]:
    session = scenario.session
    rows: list[object] = [(ref, session.state(ref))]
    for child in session.children(ref):
        if session.element(child).kind == "repeat":
            for instance in session.instances(child):
                rows += picture(scenario, instance)
        else:
            rows += picture(scenario, child)
    return rows


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_small_steps_end_where_a_fresh_start_would(steps):
    scenario = Scenario(FORM)
    for step in steps:
        play(scenario, step)
    saved = scenario.session.saved()
    if saved.is_empty:
        return
    again = scenario.reopened()
    assert again.session.saved() == saved
    assert picture(again, "/data") == picture(scenario, "/data")


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_what_a_step_does_not_name_has_not_changed(steps):
    scenario = Scenario(FORM)
    for step in steps[:-1]:
        play(scenario, step)
    before = dict(picture(scenario, "/data"))
    if not steps or steps[-1][0] != "answer":
        return
    _, name, value = steps[-1]
    changed = set(scenario.answer(str(name), str(value)).changed)
    after = dict(picture(scenario, "/data"))
    assert {ref for ref in after if after[ref] != before.get(ref)} <= changed
