"""A script played on a form: places are named by number, `/data/person[2]/age`, and every step tells what it did."""

from collections.abc import Callable, Iterable

from forms.engine import Changes, Kind, Problem, RepeatRefused, SavedInstance, Session, Step, Steps, UnknownRef
from forms.submission import submission

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]

# Options told of one question.
MOST_CHOICES = 1_000


class ScriptBroken(Exception):
    """The script asks for what there is not; `step` counts from 1, 0 is the script as a whole."""

    def __init__(self, code: str, step: int = 0, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.step = step
        self.detail = detail


class Play:
    """One session and the language its texts are told in."""

    def __init__(self, session: Session, language: str, *, goes_back: bool = True) -> None:
        self._session = session
        self._language = language
        # A script that never goes back needs no states to go back to.
        self._goes_back = goes_back
        self._steps = Steps()
        if language:
            session.set_language(language)

    def step(self, at: int, step: Value) -> Value:
        """Take one step; what it changed.

        Raises:
            ScriptBroken: There is no such step or no such place.
        """
        if not isinstance(step, dict):
            raise ScriptBroken("step-unknown", at)
        try:
            return self._step(at, step)
        except UnknownRef:
            raise ScriptBroken("no-such-place", at, str(step.get("ref", ""))) from None
        except RepeatRefused as refusal:
            return {"op": step.get("op"), "ref": step.get("ref"), "refused": refusal.code}

    def _step(self, at: int, step: dict[str, Value]) -> Value:
        session = self._session
        told: dict[str, Value] = {key: step[key] for key in ("op", "ref", "value") if key in step}
        place = str(step.get("ref", ""))
        before = session.saved() if self._goes_back else None
        match step.get("op"):
            case "answer":
                changes = session.set_answer(self._ref(place), _text(step.get("value")))
            case "add_repeat":
                after = step.get("after")
                changes = session.add_repeat(self._ref(place), after=self._ref(str(after)) if after else None)
            case "remove_repeat":
                changes = session.remove_repeat(self._ref(place))
            case "language":
                self._language = str(step.get("value", ""))
                return {**told, **self._changed(session.set_language(self._language))}
            case "undo":
                return {**told, **self._changed(self._move(self._steps.undo))}
            case "redo":
                return {**told, **self._changed(self._move(self._steps.redo))}
            case "read":
                return {**told, "state": self._read(self._ref(place))}
            case _:
                raise ScriptBroken("step-unknown", at, str(step.get("op")))
        if before is not None and (changes.writes or changes.repeats):
            self._steps.begin(place, before, closed=True)
        return {**told, **self._changed(changes)}

    def _move(self, take: Callable[[SavedInstance], Step | None]) -> Changes:
        step = take(self._session.saved())
        return self._session.go_to(step.before) if step is not None else Changes()

    def outcome(self) -> dict[str, Value]:
        """The states of all nodes, what is wrong with them, and the submission."""
        self._session.finalize()
        sent = submission(self._session, "uuid:00000000-0000-4000-8000-000000000000")
        return {
            "states": [self._state(ref) for ref in self._all(self._session.root)],
            "problems": [self._problem(one) for one in self._session.validate(self._language)],
            "submission": sent.xml.decode(),
            "files": list(sent.files),
        }

    def _ref(self, place: str) -> str:
        """The ref of a place; an instance without its number is the first one.

        Raises:
            UnknownRef: There is none.
        """
        session = self._session
        steps = [step for step in place.split("/") if step]
        ref = session.root
        if not steps or f"/{steps[0].partition('[')[0]}" != ref:
            raise UnknownRef
        for at, step in enumerate(steps[1:], 2):
            name, _, number = step.rstrip("]").partition("[")
            ref = f"{ref}/{name}"
            if session.element(ref).kind is Kind.REPEAT and (number or at < len(steps)):
                instances = session.instances(ref)
                chosen = int(number) if number.isdecimal() and len(number) < 9 else 1 if not number else 0
                if not 1 <= chosen <= len(instances):
                    raise UnknownRef
                ref = instances[chosen - 1]
        return ref

    def _place(self, ref: str) -> str:
        """The place of a ref, instances by their number."""
        place, so_far = "", ""
        for step in ref.split("/")[1:]:
            name, bracket, _ = step.partition("[")
            range_ref, so_far = f"{so_far}/{name}", f"{so_far}/{step}"
            place = f"{place}/{name}"
            if bracket:
                try:
                    place = f"{place}[{self._session.instances(range_ref).index(so_far) + 1}]"
                except (UnknownRef, ValueError):
                    place = f"{place}[{step.partition('[')[2]}"
        return place

    def _changed(self, changes: Changes) -> dict[str, Value]:
        told: dict[str, Value] = {"changed": [self._state(ref) for ref in self._alive(changes.changed)]}
        if changes.added:
            told["added"] = [self._place(ref) for ref in changes.added]
        if changes.removed:
            told["removed"] = len(changes.removed)
        if changes.problem is not None:
            told["problem"] = self._problem(changes.problem)
        return told

    def _alive(self, refs: Iterable[str]) -> list[str]:
        alive: list[str] = []
        for ref in refs:
            try:
                self._session.state(ref)
            except UnknownRef:
                continue
            alive.append(ref)
        return alive

    def _problem(self, problem: Problem) -> Value:
        return {"ref": self._place(problem.ref), "kind": problem.kind.value, "message": problem.message}

    def _state(self, ref: str) -> dict[str, Value]:
        state = self._session.state(ref)
        return {
            "ref": self._place(ref),
            "value": state.value,
            "relevant": state.relevant,
            "required": state.required,
            "readonly": state.readonly,
        }

    def _read(self, ref: str) -> dict[str, Value]:
        session, told = self._session, self._state(ref)
        told["label"] = session.label(ref, self._language)
        told["hint"] = session.hint(ref, self._language)
        element = session.element(ref)
        if element.kind is Kind.REPEAT and not ref.endswith("]"):
            told["instances"] = len(session.instances(ref))
        elif element.kind is Kind.QUESTION:
            choices = session.choices(ref, self._language)[:MOST_CHOICES]
            told["choices"] = [{"value": choice.value, "label": choice.label} for choice in choices]
        problem = session.state(ref).problem
        if problem is not None:
            told["problem"] = self._problem(problem)
        return told

    def _all(self, ref: str) -> Iterable[str]:
        waiting = [ref]
        while waiting:
            here = waiting.pop()
            yield here
            below = (
                self._session.instances(here)
                if self._session.element(here).kind is Kind.REPEAT and not here.endswith("]")
                else self._session.children(here)
            )
            waiting.extend(reversed(below))


def _text(value: Value) -> str:
    if isinstance(value, list):
        return " ".join(_text(each) for each in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
