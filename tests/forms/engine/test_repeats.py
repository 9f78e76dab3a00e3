"""Repeats: instances with ids of their own, positions, totals, counts."""

import pytest

from forms.engine import RepeatRefused
from forms.engine import state as engine_state
from tests.forms.engine.scenario import Scenario, asked

INCIDENTS = (
    '<repeat nodeset="/data/incident"><input ref="/data/incident/harm"><label>'
    'Harm <output value="position(..)"/></label></input></repeat>'
)


def incidents() -> Scenario:
    return Scenario.of(
        '<total/><how_many/><incident jr:template=""><harm/><place/><share/></incident>',
        model='<bind nodeset="/data/total" calculate="sum(/data/incident/harm)"/>'
        '<bind nodeset="/data/how_many" calculate="count(/data/incident)"/>'
        '<bind nodeset="/data/incident/place" calculate="position(..)"/>'
        '<bind nodeset="/data/incident/share" calculate="../harm div /data/total"/>',
        body=INCIDENTS,
    )


def test_a_new_instance_has_an_id_that_stays():
    scenario = incidents()
    changes = scenario.add("incident")
    (ref,) = changes.added
    assert ref == "/data/incident[00000001]"
    scenario.add("incident")
    assert scenario.session.instances("/data/incident")[0] == ref


def test_totals_and_counts_follow_the_instances():
    scenario = incidents()
    assert scenario.value("how_many") == "0"
    for harm in ("1", "3"):
        ref = scenario.add("incident").added[0]
        scenario.session.set_answer(f"{ref}/harm", harm)
    assert (scenario.value("how_many"), scenario.value("total")) == ("2", "4")
    assert scenario.value("incident[2]/share") == "0.75"
    changes = scenario.remove("incident[1]")
    assert scenario.value("incident[1]/share") == "1"
    assert changes.removed == ("/data/incident[00000001]",)
    assert ("/data/incident[00000001]/harm", None) in {(write.ref, write.value) for write in changes.writes}


def test_removing_an_instance_renumbers_those_after_it():
    scenario = incidents()
    for _ in range(3):
        scenario.add("incident")
    scenario.remove("incident[1]")
    assert [scenario.value(f"incident[{place}]/place") for place in (1, 2)] == ["1", "2"]
    assert scenario.label("incident[2]/harm") == "Harm 2"


def test_an_instance_can_be_put_between_others():
    scenario = incidents()
    first = scenario.add("incident").added[0]
    last = scenario.add("incident").added[0]
    middle = scenario.session.add_repeat("/data/incident", after=first)
    assert scenario.session.instances("/data/incident") == (first, middle.added[0], last)
    assert [(write.ref, write.position) for write in middle.repeats] == [(middle.added[0], 2), (last, 3)]


def test_an_absolute_path_means_the_same_instance_as_value_and_all_of_them_in_a_total():
    scenario = Scenario.of(
        "<p><age/><adult/><all/></p>",
        model='<bind nodeset="/data/p/adult" calculate="if(/data/p/age &gt;= 18, 1, 0)"/>'
        '<bind nodeset="/data/p/all" calculate="count(/data/p)"/>',
        body='<repeat nodeset="/data/p"><input ref="/data/p/age"/></repeat>',
    )
    scenario.add("p")
    scenario.answer("p[1]/age", "44")
    scenario.answer("p[2]/age", "7")
    assert [scenario.value(f"p[{place}]/adult") for place in (1, 2)] == ["1", "0"]
    assert scenario.value("p[2]/all") == "2"


def test_an_instance_can_read_the_one_before_it():
    scenario = Scenario.of(
        "<p><name/><before/></p>",
        model='<bind nodeset="/data/p/before" calculate="/data/p[position() = position(current()/..) - 1]/name"/>',
        body='<repeat nodeset="/data/p"><input ref="/data/p/name"/></repeat>',
    )
    scenario.add("p")
    scenario.answer("p[1]/name", "Ivan")
    assert scenario.value("p[2]/before") == "Ivan"


def test_a_counted_repeat_grows_and_shrinks_with_its_count_and_with_nothing_else():
    scenario = Scenario.of(
        "<n/><p><name/></p>",
        body=asked("n") + '<repeat nodeset="/data/p" jr:count="/data/n"><input ref="/data/p/name"/></repeat>',
    )
    scenario.answer("n", "3")
    assert len(scenario.session.instances("/data/p")) == 3
    scenario.answer("p[1]/name", "Ivan")
    scenario.answer("n", "1")
    assert scenario.value("p[1]/name") == "Ivan"
    assert len(scenario.session.instances("/data/p")) == 1
    assert not scenario.session.can_add("/data/p")
    with pytest.raises(RepeatRefused):
        scenario.add("p")
    with pytest.raises(RepeatRefused):
        scenario.remove("p[1]")


def test_a_repeat_inside_of_a_repeat_counts_where_it_stands():
    scenario = Scenario.of(
        "<family><children/><child><name/></child></family>",
        body='<repeat nodeset="/data/family"><input ref="/data/family/children"/>'
        '<repeat nodeset="/data/family/child" jr:count="../children"><input ref="/data/family/child/name"/></repeat>'
        "</repeat>",
    )
    scenario.add("family")
    scenario.answer("family[2]/children", "2")
    assert len(scenario.session.instances(scenario.ref("family[2]/child"))) == 2
    assert len(scenario.session.instances(scenario.ref("family[1]/child"))) <= 1


def test_a_new_instance_starts_with_the_template_and_its_defaults():
    scenario = Scenario.of(
        '<p jr:template=""><kind>witness</kind><since/></p>',
        body='<repeat nodeset="/data/p"><input ref="/data/p/kind"/><input ref="/data/p/since"/>'
        '<setvalue event="odk-instance-first-load odk-new-repeat" ref="/data/p/since" value="today()"/></repeat>',
    )
    changes = scenario.add("p")
    assert scenario.value("p[1]/kind") == "witness"
    assert scenario.value("p[1]/since") == "2026-11-22"
    assert {write.value for write in changes.writes} == {"witness", "2026-11-22"}


def test_there_is_an_end_to_the_number_of_instances(monkeypatch):
    monkeypatch.setattr(engine_state, "MAX_INSTANCES", 2)
    scenario = incidents()
    scenario.add("incident")
    scenario.add("incident")
    with pytest.raises(RepeatRefused):
        scenario.add("incident")


def test_a_count_beyond_all_measure_is_cut_and_the_form_goes_on(monkeypatch):
    monkeypatch.setattr(engine_state, "MAX_INSTANCES", 5)
    scenario = Scenario.of(
        "<n/><p><name/></p>",
        body=asked("n") + '<repeat nodeset="/data/p" jr:count="/data/n"><input ref="/data/p/name"/></repeat>',
    )
    scenario.answer("n", "1000000")
    assert len(scenario.session.instances("/data/p")) == 5


def test_a_repeat_that_counts_itself_grows_by_one_for_one_answer():
    scenario = Scenario.of(
        "<count/><target/><p><more/></p>",
        model='<bind nodeset="/data/count" calculate="count(/data/p)"/><bind nodeset="/data/target"'
        " calculate=\"if(/data/p[position() = /data/count]/more = 'yes', /data/count + 1, /data/count)\"/>",
        body='<repeat nodeset="/data/p" jr:count="/data/target"><input ref="/data/p/more"/></repeat>',
    )
    scenario.answer("p[1]/more", "yes")
    assert len(scenario.session.instances("/data/p")) == 2


def test_an_empty_range_says_whether_an_instance_would_be_asked():
    scenario = Scenario.of(
        '<any/><p jr:template=""><name/></p>',
        model='<bind nodeset="/data/p" relevant="/data/any = \'yes\'"/>',
        body=asked("any") + '<repeat nodeset="/data/p"><input ref="/data/p/name"/></repeat>',
    )
    assert not scenario.asks("p")
    scenario.answer("any", "yes")
    assert scenario.asks("p")


def test_a_rule_that_comes_first_is_run_again_in_the_midst_of_the_rows():
    scenario = Scenario.of(
        '<stop/><p jr:template=""><x/></p>',
        model='<bind nodeset="/data/stop" relevant="count(/data/p[x != \'\']) &lt; 2"/>'
        '<bind nodeset="/data/p/x" relevant="/data/stop = \'\'"/>',
        body=asked("stop") + '<repeat nodeset="/data/p"><input ref="/data/p/x"/></repeat>',
    )
    for at, value in enumerate("abc", 1):
        scenario.add("p")
        scenario.answer("stop", "y" if at == 1 else "")
        scenario.answer(f"p[{at}]/x", value)
    scenario.remove("p[1]")
    assert (scenario.asks("stop"), scenario.asks("p[1]/x"), scenario.asks("p[2]/x")) == (False, True, True)
    scenario.answer("p[1]/x", "")
    scenario.answer("stop", "y")
    assert (scenario.asks("stop"), scenario.asks("p[1]/x"), scenario.asks("p[2]/x")) == (True, False, False)
    scenario.answer("stop", "")
    assert (scenario.asks("stop"), scenario.asks("p[1]/x"), scenario.asks("p[2]/x")) == (True, True, True)
