"""Large forms, in seconds of computing: wide bounds, so that only another order of growth fails here."""

import statistics
import time
from collections.abc import Callable

from forms.engine import Session, load_form
from tests.forms.engine.scenario import environment, xform

QUESTIONS, RULES, ROWS = 5_000, 1_000, 100_000


def median(work: Callable[[int], object], times: int) -> float:
    """Milliseconds."""
    taken = []
    for at in range(times):
        began = time.process_time()
        work(at)
        taken.append((time.process_time() - began) * 1_000)
    return statistics.median(taken)


def test_five_thousand_questions_and_a_chain_through_a_thousand_rules() -> None:
    binds = "".join(
        f'<bind nodeset="/data/q{at}" type="int"'
        + (
            f' calculate="/data/q{at - 1} + 1"'
            if 0 < at <= RULES
            else f' relevant="/data/q{max(at - 1, 0)} != 5"' * (at > 0)
        )
        + "/>"
        for at in range(QUESTIONS)
    )
    body = "".join(f'<input ref="/data/q{at}"><label>Question {at}</label></input>' for at in range(QUESTIONS))
    form = xform("".join(f"<q{at}/>" for at in range(QUESTIONS)), model=binds, body=body)
    sessions: list[Session] = []
    assert median(lambda at: sessions.append(Session(load_form(form), environment=environment())), 1) < 3_000
    (session,) = sessions
    assert median(lambda at: session.set_answer("/data/q4998", str(at)), 100) < 1
    assert median(lambda at: session.set_answer("/data/q0", str(at)), 30) < 25
    assert session.state("/data/q1000").value == "1029"


def test_a_thousand_instances_that_all_read_one_total() -> None:
    form = xform(
        '<total/><person jr:template=""><a/><share/></person>',
        model='<bind nodeset="/data/total" calculate="sum(/data/person/a)"/>'
        '<bind nodeset="/data/person/share" calculate="../a div /data/total"/>',
        body='<repeat nodeset="/data/person"><input ref="/data/person/a"/></repeat>',
    )
    session = Session(load_form(form), environment=environment())
    for _ in range(1_000):
        session.add_repeat("/data/person")
    instances = session.instances("/data/person")
    assert median(lambda at: session.set_answer(f"{instances[at * 31 % 1_000]}/a", str(at)), 40) < 25
    states = [session.saved()]
    assert median(lambda at: session.add_repeat("/data/person"), 20) < 40
    states.append(session.saved())
    assert median(lambda at: session.saved(), 20) < 40
    assert median(lambda at: session.go_to(states[at % 2]), 20) < 80


def test_a_cascade_over_a_hundred_thousand_rows() -> None:
    rows = "\n".join(f"{at % 100},{at % 1000},v{at},Label {at}" for at in range(ROWS))
    form = xform(
        "<region/><town/>",
        model='<instance id="l" src="jr://file-csv/l.csv"/>',
        body='<input ref="/data/region"/><select1 ref="/data/town">'
        '<itemset nodeset="instance(\'l\')/*/item"><value ref="name"/><label ref="label"/></itemset></select1>',
    ).replace(b"/*/item", b"/ro" + b"ot/item[region=/data/region and district=5]")
    attachments = {"l.csv": f"region,district,name,label\n{rows}".encode()}
    sessions: list[Session] = []
    assert (
        median(lambda at: sessions.append(Session(load_form(form, attachments), environment=environment())), 1) < 1_500
    )
    (session,) = sessions
    session.set_answer("/data/region", "5")
    assert len(session.choices("/data/town")) == ROWS // 1_000
    assert median(lambda at: session.set_answer("/data/region", str(at)), 50) < 25
