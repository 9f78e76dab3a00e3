"""The form engine with 5,000 questions: from the file to ready, one answer, an answer that moves 1,000 rules."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime

from app.processes import Role, command
from forms.engine import Environment, Session, load_form
from forms.xlsform import SourceKind, convert
from tests.bench.figures import Figures, Watch, computing, spread

BLOCKS = 500
NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def rows(blocks: int = BLOCKS) -> Iterator[tuple[str, str, str, str, str, str, str]]:
    """Ten questions a block: type, name, label, relevant, constraint, required, calculation."""
    for n in range(blocks):
        before = f"${{c{n - 1}}}" if n else "0"
        yield "integer", f"a{n}", f"Number {n}", "", "", "", ""
        yield "integer", f"b{n}", f"Small number {n}", "", ". >= 0 and . < 1000", "", ""
        yield "select_one abc", f"s{n}", f"One {n}", "", "", "", ""
        yield "text", f"t{n}", f"Text {n}", f"${{s{n}}} = 'b'", "", "", ""
        yield "decimal", f"d{n}", f"Decimal {n}", "", "", "yes", ""
        yield "date", f"e{n}", f"Day {n}", "", ". <= today()", "", ""
        yield "select_multiple abc", f"m{n}", f"Many {n}", "", "", "", ""
        yield "text", f"u{n}", f"More {n}", f"selected(${{m{n}}}, 'a')", "", "", ""
        yield "calculate", f"c{n}", "", "", "", "", f"{before} + coalesce(${{a{n}}}, 0)"
        yield "note", f"n{n}", f"Note {n}", f"${{c{n}}} > 10", "", "", ""


def source(blocks: int = BLOCKS) -> bytes:
    """The form as Markdown, as authors keep it."""
    head = "| survey |\n|  | type | name | label | relevant | constraint | required | calculation |\n"
    body = "".join("|  | " + " | ".join(row) + " |\n" for row in rows(blocks))
    choices = "| choices |\n|  | list_name | name | label |\n" + "".join(f"|  | abc | {x} | {x} |\n" for x in "abc")
    settings = "| settings |\n|  | form_title | form_id | version |\n|  | Large | large | 1 |\n"
    return (head + body + choices + settings).encode()


def session_of(xform: bytes) -> Session:
    ids = itertools.count()
    return Session(load_form(xform), environment=Environment(now=lambda: NOW, new_id=lambda: f"{next(ids):08x}"))


def measure() -> Figures:
    """All figures of the form engine."""
    watch = Watch()
    xform = convert(source(), SourceKind.MARKDOWN, command(Role.FORM_CONVERTER)).xform
    converted = watch.seconds
    loads = computing(lambda: session_of(xform), 5)
    session = session_of(xform)
    root = session.root

    def answering(name: str, values: Iterator[str]) -> list[float]:
        ref = f"{root}/{name}"
        return computing(lambda: session.set_answer(ref, next(values)), 200)

    last = BLOCKS - 1
    local = answering(f"a{last}", itertools.cycle(["3", "30"]))
    relevance = answering(f"s{last}", itertools.cycle(["a", "b"]))
    chain = answering("a0", itertools.cycle(["3", "30"]))
    assert session.state(f"{root}/c{last}").value == "60"
    assert session.state(f"{root}/n{last}").relevant
    return {
        "form_questions": BLOCKS * 10,
        "form_convert_s": round(converted, 2),
        **spread("form_load_cpu", loads, unit="s"),
        **spread("form_local_answer_cpu", local),
        **spread("form_local_relevance_cpu", relevance),
        **spread("form_chain_of_1000_rules_cpu", chain),
    }
