"""Forms that load, and forms that are refused: by both engines, or by a rule where they differ."""

from datetime import UTC, datetime

from forms.engine import Environment, FormError, RepeatRefused, Session, load_form
from tests.forms.conformance import corpus
from tests.forms.conformance.tally import Tally

_MOMENT = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def loads(record: dict) -> str:
    """The code of the refusal of a form; empty when it loads and a session of it opens."""
    files = corpus.attachments([str(each) for each in record["external"]])
    count = iter(range(1, 10_000_000))
    try:
        definition = load_form(corpus.form(record["sha"]), files)
        Session(definition, environment=Environment(now=lambda: _MOMENT, new_id=lambda: f"{next(count):08x}"))
    except (FormError, RepeatRefused) as refusal:
        return f"{refusal.code} {refusal}"
    return ""


def run(every: int = 1) -> tuple[Tally, Tally]:
    """Forms on which both engines agree; and the others, which only must not crash and follow a named rule."""
    agreed, differ = Tally("forms-agreed"), Tally("forms-by-rule")
    for record in corpus.records("forms/index.jsonl", every):
        javarosa, web = record["javarosa_load"], record["webforms_load"]
        refused = loads(record)
        name = f"{record['sha']}"
        if javarosa and web:
            agreed.add(name, refused and f"refused: {refused}")
        elif javarosa is False and web is False:
            agreed.add(name, "" if refused else "loaded, refused by both")
        elif javarosa is False:
            # The other engine was not asked for what this one refuses.
            differ.add(name, "" if refused else f"loaded, refused by JavaRosa: {record['javarosa_err']}")
        else:
            differ.add(name, refused and f"refused: {refused}; JavaRosa {javarosa}, web {web}")
    return agreed, differ
