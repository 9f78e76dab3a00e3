"""Relevance, calculation, required, constraint: what an answer does to the rest of a form."""

import pytest

from forms.engine import FormError, ProblemKind, UnknownRef, load_form
from tests.forms.engine.scenario import Scenario, asked, xform


def test_a_question_is_asked_only_when_it_is_relevant():
    scenario = Scenario.of(
        "<age/><guardian/>",
        model='<bind nodeset="/data/guardian" relevant="/data/age != \'\' and /data/age &lt; 18"/>',
        body=asked("age", "guardian"),
    )
    assert not scenario.asks("guardian")
    changes = scenario.answer("age", "12")
    assert scenario.asks("guardian")
    assert changes.changed == ("/data/age", "/data/guardian")
    scenario.answer("age", "44")
    assert not scenario.asks("guardian")


def test_an_answer_that_is_not_asked_reads_as_empty_and_comes_back():
    scenario = Scenario.of(
        "<hurt/><where/><summary/>",
        model='<bind nodeset="/data/where" relevant="/data/hurt = \'yes\'"/>'
        '<bind nodeset="/data/summary" calculate="concat(\'at \', /data/where)"/>',
        body=asked("hurt", "where"),
    )
    scenario.answer("hurt", "yes")
    scenario.answer("where", "arm")
    assert scenario.value("summary") == "at arm"
    scenario.answer("hurt", "no")
    assert scenario.value("summary") == "at "
    assert scenario.value("where") == "arm"
    scenario.answer("hurt", "yes")
    assert scenario.value("summary") == "at arm"


def test_a_group_that_is_not_asked_takes_all_its_questions_with_it():
    scenario = Scenario.of(
        "<told/><account><first/><inner><second/></inner></account>",
        model='<bind nodeset="/data/account" relevant="/data/told = \'yes\'"/>',
        body=asked("told") + '<group ref="/data/account"><input ref="/data/account/first"/>'
        '<group ref="/data/account/inner"><input ref="/data/account/inner/second"/></group></group>',
    )
    assert not scenario.asks("account/inner/second")
    changes = scenario.answer("told", "yes")
    assert scenario.asks("account/inner/second")
    assert "/data/account/inner/second" in changes.changed


def test_calculations_follow_each_other_in_the_order_of_what_they_read():
    scenario = Scenario.of(
        "<total/><twice/><first/><second/>",
        model='<bind nodeset="/data/total" calculate="/data/twice + /data/second"/>'
        '<bind nodeset="/data/twice" calculate="/data/first * 2"/>',
        body=asked("first", "second"),
    )
    assert scenario.value("total") == ""
    scenario.answer("first", "4")
    changes = scenario.answer("second", "1")
    assert scenario.value("total") == "9"
    assert changes.changed == ("/data/second", "/data/total")


def test_what_did_not_change_stops_the_recomputation():
    scenario = Scenario.of(
        "<age/><adult/><label/>",
        model='<bind nodeset="/data/adult" calculate="/data/age &gt;= 18"/>'
        "<bind nodeset=\"/data/label\" calculate=\"if(/data/adult = 'true', 'adult', 'child')\"/>",
        body=asked("age"),
    )
    scenario.answer("age", "30")
    assert scenario.answer("age", "31").changed == ("/data/age",)


def test_an_answer_that_breaks_its_constraint_is_kept_and_named():
    scenario = Scenario.of(
        "<age/>",
        model='<bind nodeset="/data/age" type="int" constraint=". &gt;= 0 and . &lt; 120" jr:constraintMsg="Years"/>',
        body=asked("age"),
    )
    problem = scenario.answer("age", "400").problem
    assert problem is not None
    assert (problem.kind, problem.message) == (ProblemKind.CONSTRAINT, "Years")
    assert scenario.value("age") == "400"
    assert scenario.answer("age", "40").problem is None


def test_an_empty_answer_breaks_no_constraint_but_may_be_required():
    scenario = Scenario.of(
        "<who/><why/>",
        model='<bind nodeset="/data/who" required="true()" constraint="false()" jr:requiredMsg="Say who"/>'
        '<bind nodeset="/data/why" required="/data/who = \'me\'"/>',
        body=asked("who", "why"),
    )
    (problem,) = scenario.session.validate()
    assert (problem.ref, problem.kind, problem.message) == ("/data/who", ProblemKind.REQUIRED, "Say who")
    assert scenario.session.state("/data/who").problem is None
    assert not scenario.requires("why")
    scenario.answer("who", "me")
    assert scenario.requires("why")


def test_readonly_is_inherited_from_the_group():
    scenario = Scenario.of(
        "<closed/><g><q/></g>",
        model='<bind nodeset="/data/g" readonly="/data/closed = \'1\'"/>',
        body=asked("closed") + '<group ref="/data/g"><input ref="/data/g/q"/></group>',
    )
    assert not scenario.readonly("g/q")
    scenario.answer("closed", "1")
    assert scenario.readonly("g/q")


def test_two_questions_may_each_depend_on_the_other_being_empty():
    scenario = Scenario.of(
        "<a/><b/>",
        model='<bind nodeset="/data/a" relevant="/data/b = \'\'"/><bind nodeset="/data/b" relevant="/data/a = \'\'"/>',
        body=asked("a", "b"),
    )
    scenario.answer("a", "x")
    assert scenario.asks("a")
    assert not scenario.asks("b")
    scenario.answer("a", "")
    assert scenario.asks("b")


def test_a_value_that_depends_on_itself_is_refused_with_its_path():
    with pytest.raises(FormError) as caught:
        load_form(
            xform(
                "<a/><b/>",
                model='<bind nodeset="/data/a" calculate="/data/b + 1"/><bind nodeset="/data/b" calculate="/data/a"/>',
                body=asked("a"),
            )
        )
    assert caught.value.code == "dependency-cycle"
    assert "/data/a" in caught.value.place
    assert "/data/b" in caught.value.place


def test_an_unknown_ref_is_an_error_of_its_own():
    with pytest.raises(UnknownRef):
        Scenario.of("<a/>", body=asked("a")).answer("nothing", "1")


def test_a_date_question_keeps_the_date_of_a_calculated_moment():
    scenario = Scenario.of(
        "<day/><moment/>",
        model='<bind nodeset="/data/day" type="date" calculate="now()"/>'
        '<bind nodeset="/data/moment" type="dateTime" calculate="now()"/>',
        body="",
    )
    assert scenario.value("day") == "2026-11-22"
    assert scenario.value("moment").startswith("2026-11-22T08:30")
