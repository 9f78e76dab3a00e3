"""Walks and scenarios: answers go in, and the state of every node that changed is compared."""

import itertools
from datetime import UTC, datetime
from functools import lru_cache

from lxml import etree

from forms.engine import (
    Element,
    Environment,
    FormDefinition,
    RepeatRefused,
    SavedInstance,
    SavedValue,
    Session,
    load_form,
)
from forms.engine.errors import FormError, UnknownRef
from forms.xpath.dialects import Dialect
from tests.forms.conformance import corpus
from tests.forms.conformance.submitted import difference
from tests.forms.conformance.tally import Tally

_MOMENT = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
_PROPERTIES = {"deviceid": "123456", "email": "my@email", "username": "mukesh", "phonenumber": "+15551234"}
MANY_NODES = 300


class NoSuchNode(Exception):
    """The case names a node that this session does not have."""


class Story:
    """One session, its nodes named as other engines name them: ``/data/person[2]/age[1]``."""

    def __init__(self, definition: FormDefinition, properties: dict[str, str] | None = None) -> None:
        count = itertools.count(1)
        self._environment = Environment(
            now=lambda: _MOMENT, new_id=lambda: f"{next(count):08x}", seed=7, properties=properties or {}
        )
        self.definition = definition
        self.session = Session(definition, environment=self._environment)

    def edit(self, saved: SavedInstance) -> None:
        """Go on with what was kept."""
        self.session = Session(self.definition, environment=self._environment, saved=saved)

    def ref(self, path: str) -> str:
        """Our ref of a path; raises `NoSuchNode`."""
        steps = [step for step in path.split("/") if step]
        element, ref = self.definition.root, self.session.root
        for step in steps[1:]:
            name, _, place = step.partition("[")
            below = next(
                (each for each in element.children if each.name == name or each.name.rpartition(":")[2] == name), None
            )
            if below is None:
                raise NoSuchNode(path)
            ref = f"{ref}/{below.name}"
            if below.kind == "repeat":
                if not place and step is steps[-1]:
                    return ref
                instances, at = self.session.instances(ref), int(place.rstrip("]") or 1) if place else 1
                if at > len(instances):
                    raise NoSuchNode(path)
                ref = instances[at - 1]
            element = below
        return ref

    def add(self, path: str) -> None:
        """Add an instance where another engine has one by now."""
        range_ref, _, place = path.removesuffix("]").rpartition("[") if path.endswith("]") else (path, "", "")
        ref = self.ref(f"{range_ref}")
        at = int(place or 1_000_000)
        instances = self.session.instances(ref)
        self.session.add_repeat(ref, after=instances[at - 2] if 1 < at <= len(instances) else None)


@lru_cache(maxsize=8)
def definition(name: str, dialect: Dialect = Dialect.ODK) -> FormDefinition:
    """A form of the corpus, with the files it names."""
    return load_form(corpus.form(name), corpus.attachments(corpus.externals().get(name, ())), dialect=dialect)


def same_value(ours: str, theirs: object, data_type: str) -> bool:
    """Whether two engines mean the same value, each with its own way to write numbers and dates."""
    other = "" if theirs is None else str(theirs)
    if ours == other:
        return True
    try:
        return bool(ours) and bool(other) and abs(float(ours) - float(other)) <= 1e-9 * max(1.0, abs(float(other)))
    except ValueError:
        pass
    if data_type in ("dateTime", "time", "date") and ours[:10] == other[:10]:
        return True
    if data_type.startswith("geo"):
        return _numbers(ours) == _numbers(other)
    return " ".join(ours.split()) == " ".join(other.split())


def _numbers(text: str) -> list[float]:
    try:
        return [float(word) for word in text.replace(";", " ").split()]
    except ValueError:
        return []


def _row_difference(story: Story, row: list) -> str:
    path, relevant, _, required, _, value = row[:6]
    if len(row) > 6:
        return ""
    try:
        ref = story.ref(path)
    except NoSuchNode:
        return f"{path} is not there"
    if ref not in story.session._state.nodes:
        return ""
    state = story.session.state(ref)
    if state.relevant is not bool(relevant):
        return f"{path} relevant {state.relevant}, {bool(relevant)} expected"
    if not relevant:
        return ""
    element = story.session.element(ref)
    if not element.children and not same_value(state.value, value, element.data_type):
        return f"{path} is {state.value!r}, {value!r} expected"
    if not element.children and state.required is not bool(required):
        return f"{path} required {state.required}, {bool(required)} expected"
    return ""


def walk(record: dict) -> tuple[int, list[str]]:
    """How many consensus steps a walk has, and the differences of those that differ."""
    steps = record["steps"][: record["consensus_steps"]]
    try:
        story = Story(definition(record["form"]))
    except (FormError, RepeatRefused) as fault:
        return len(steps), [f"not loaded: {fault}"] * len(steps)
    expected = {row[0]: row for row in record["init"]}
    wrong = []
    for at, step in enumerate(steps):
        for gone in step["removed"]:
            expected.pop(gone, None)
        expected.update((row[0], row) for row in step["changed"])
        said = _step(story, step)
        # That nothing else changed is seen by comparing all nodes: each time, on a large form now and then.
        often = 1 if len(expected) < MANY_NODES else 5
        rows = expected.values() if at % often == often - 1 or at == len(steps) - 1 else step["changed"]
        said = said or next((found for found in (_row_difference(story, row) for row in rows) if found), "")
        if said:
            wrong.append(f"step {at + 1} {step['op']} {step['ref']}: {said}")
    return len(steps), wrong


def _step(story: Story, step: dict) -> str:
    try:
        if step["op"] == "new_repeat":
            story.add(step["ref"])
            return ""
        ref = story.ref(step["ref"])
        if step["choices"]:
            offered = [choice.value for choice in story.session.choices(ref)]
            if offered != step["choices"] and sorted(offered) != sorted(step["choices"]):
                return f"offers {offered[:9]}, {step['choices'][:9]} expected"
        before = story.session.state(ref).value
        changes = story.session.set_answer(ref, _written(step["value"], story.session.element(ref).data_type))
        broken = changes.problem is not None and changes.problem.kind == "constraint"
        if broken is not (step["result"] == "CONSTRAINT_VIOLATED"):
            return f"constraint broken {broken}, {step['result']} expected"
        if broken:
            # Here a broken answer is kept and named; there it is not taken.
            story.session.set_answer(ref, before)
    except NoSuchNode as missing:
        return f"{missing} is not there"
    except (RepeatRefused, UnknownRef) as fault:
        return f"refused: {fault}"
    return ""


def _written(value: object, data_type: str) -> str:
    if isinstance(value, list):
        return " ".join(str(each) for each in value)
    return "" if value is None else str(value)


def run_walks(every: int = 1) -> Tally:
    """All walks: each consensus step is a case."""
    tally = Tally("walk-steps")
    for record in corpus.records("scenarios/javarosa_walk.jsonl", every):
        count, wrong = walk(record)
        for at in range(count - len(wrong)):
            tally.add(f"{record['id']}#{at}", "")
        for said in wrong:
            tally.add(record["id"], said)
    return tally


def run_reads(every: int = 1) -> Tally:
    """All asserted reads of scenarios whose own engine passes."""
    tally = Tally("scenario-reads")
    for name in ("javarosa", "webforms"):
        for record in corpus.records(f"scenarios/{name}.jsonl", every):
            if record["upstream"] == "pass":
                _reads(record, tally)
    return tally


def _reads(record: dict, tally: Tally) -> None:
    reads = [at for at, step in enumerate(record["steps"]) if step["op"] == "read"]
    if not reads:
        return
    dialects = (Dialect.ODK, Dialect.COLLECT if record["source"] == "javarosa" else Dialect.WEB)
    differing = [_told(record, dialect) for dialect in dialects[:1]]
    if any(differing[0].values()):
        differing.append(_told(record, dialects[1]))
    for at in reads:
        said = [each.get(at, "not reached") for each in differing]
        tally.add(f"{record['id']}#{at}", said[0] if all(said) else "")


def _told(record: dict, dialect: Dialect) -> dict[int, str]:
    found: dict[int, str] = {}
    try:
        files = corpus.attachments(
            [*corpus.externals().get(record["form"], ()), *record.get("resources", ())], record.get("resource_bodies")
        )
        story = Story(load_form(corpus.form(record["form"]), files, dialect=dialect), _PROPERTIES)
    except (FormError, RepeatRefused) as fault:
        return {at: f"not loaded: {fault}" for at, step in enumerate(record["steps"]) if step["op"] == "read"}
    if record.get("edit") or (record.get("init_xml") and "deserialization" in record["test"]):
        story.edit(_kept(story, record.get("init_xml") or record["edit"]))
    language = ""
    lost = ""
    for at, step in enumerate(record["steps"]):
        try:
            match step["op"]:
                case "read":
                    found[at] = lost or _read(story, step, language)
                case "set_language":
                    language = str(step.get("raw") or step["value"])
                    story.session.set_language(language)
                case "new_repeat":
                    story.add(step["ref"])
                case "remove_repeat":
                    story.session.remove_repeat(story.ref(step["ref"]))
                case "answer":
                    ref = story.ref(step["ref"])
                    before = story.session.state(ref).value
                    changes = story.session.set_answer(ref, _written(step["value"], ""))
                    if step.get("result") == "CONSTRAINT_VIOLATED" and changes.problem is not None:
                        story.session.set_answer(ref, before)
                case "new_instance":
                    story = Story(story.definition, _PROPERTIES)
        except NoSuchNode as missing:
            lost = lost or f"{missing} is not there"
            if step["op"] == "read":
                found[at] = lost
        except (RepeatRefused, UnknownRef) as fault:
            lost = lost or f"{step['op']} refused: {fault!r}"
            if step["op"] == "read":
                found[at] = lost
    return found


def _kept(story: Story, xml: str) -> SavedInstance:
    values: list[SavedValue] = []
    repeats: list[str] = []

    def read(source: etree._Element, element: Element, ref: str) -> None:
        if not len(source) and source.text:
            values.append(SavedValue(ref, source.text))
        for child in source:
            name = etree.QName(child).localname
            below = next((one for one in element.children if one.name.rpartition(":")[2] == name), None)
            if below is not None:
                inner = f"{ref}/{below.name}"
                if below.kind == "repeat":
                    inner = f"{inner}[{len(repeats):08x}]"
                    repeats.append(inner)
                read(child, below, inner)

    read(etree.fromstring(xml.encode()), story.definition.root, story.session.root)
    return SavedInstance(tuple(values), tuple(repeats))


def _read(story: Story, step: dict, language: str) -> str:
    expected, kind = step["value"], step["kind"]
    match kind:
        case "answerOf":
            try:
                ref = story.ref(step["ref"])
            except NoSuchNode:
                return "" if expected in (None, "") else f"{step['ref']} is not there, {expected!r} expected"
            state = story.session.state(ref)
            value = state.value
            data_type = story.session.element(ref).data_type
            if same_value(value, expected, data_type) or (not state.relevant and not expected):
                return ""
            return f"{step['ref']} is {value!r}, {expected!r} expected"
        case "getInstanceNode":
            state = story.session.state(story.ref(step["ref"]))
            ours = {"relevant": state.relevant, "readonly": state.readonly, "required": state.required}
            wrong = {key: value for key, value in (expected or {}).items() if ours.get(key, value) != value}
            return f"{step['ref']}: {wrong} expected" if wrong else ""
        case "getAnswerNode":
            state = story.session.state(story.ref(step["ref"]))
            pairs = dict(pair.split("=", 1) for pair in str(expected).split(";"))
            ours = {"relevant": state.relevant, "enabled": not state.readonly, "required": state.required}
            wrong = {key: value for key, value in pairs.items() if key in ours and str(ours[key]).lower() != value}
            return f"{step['ref']}: {wrong} expected" if wrong else ""
        case "countRepeatInstancesOf":
            ref = story.ref(
                step["ref"].removesuffix("]").rpartition("[")[0] if step["ref"].endswith("]") else step["ref"]
            )
            found = len(story.session.instances(ref))
            return "" if str(found) == str(expected) else f"{found} instances, {expected} expected"
        case "choicesOf":
            found = [choice.value for choice in story.session.choices(story.ref(step["ref"]), language)]
            wanted = expected.replace("\x1f", " ").split() if isinstance(expected, str) else list(expected)
            return "" if found == wanted else f"offers {found}, {wanted} expected"
        case "validate":
            return ""
        case "serializeInstance":
            return difference(story.session, str(expected))
    return f"unknown read {kind}"
