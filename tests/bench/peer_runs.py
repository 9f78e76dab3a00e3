"""One engine on one form in a process of its own: `python -m tests.bench.peer_runs ENGINE FORM CASE LOADS TIMES`."""

import itertools
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench.forms import session_of


def measured(story: dict[str, Any], loads: int, times: int, engine: "type[Ours] | type[Rxeval]", xform: bytes) -> Any:
    result: dict[str, Any] = {"load": [], "steps": {}, "add": []}
    result["load"] = [timed(lambda: engine(xform)) for _ in range(loads)]
    running = engine(xform)
    for step in story["steps"]:
        values = itertools.cycle(step["values"])
        then = step["then"]
        taken = [timed(partial(running.answer, step["path"], next(values), then)) for _ in range(times)]
        result["steps"][step["name"]] = {"taken": taken, "value": running.held(then) if then else ""}
    if story["rows"]:
        result["add"] = [timed(lambda: running.add(story["rows"])) for _ in range(min(10, times))]
    return result


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


class Ours:
    def __init__(self, xform: bytes) -> None:
        self._session = session_of(xform)

    def answer(self, path: str, value: str, then: str) -> None:
        self._session.set_answer(self._ref(path), value)
        if then:
            self.held(then)

    def held(self, then: str) -> str:
        if then.startswith("choices:"):
            return str(len(self._session.choices(then.removeprefix("choices:"))))
        return self._session.state(self._ref(then)).value

    def add(self, rows: str) -> None:
        self._session.add_repeat(rows)

    def _ref(self, path: str) -> str:
        range_, is_inside, rest = path.partition("[1]")
        return f"{self._session.instances(range_)[0]}{rest}" if is_inside else path


class Rxeval:
    def __init__(self, xform: bytes) -> None:
        import rxeval

        self._session = rxeval.Session(xform.decode(), today="2026-11-22", now="2026-11-22T08:30:00Z")
        self._session.recompute()

    def answer(self, path: str, value: str, then: str) -> None:
        self._session.set(path, value)
        self._session.recompute()
        if then:
            self.held(then)

    def held(self, then: str) -> str:
        if then.startswith("choices:"):
            return str(len(self._session.choices(then.removeprefix("choices:")) or ()))
        return str(self._session.get(then))

    def add(self, rows: str) -> None:
        self._session.add_row(rows)
        self._session.recompute()


def main() -> None:
    name, form, case, loads, times = sys.argv[1:6]
    engine = {"ours": Ours, "rxeval": Rxeval}[name]
    story = json.loads(Path(case).read_text())
    print(json.dumps(measured(story, int(loads), int(times), engine, Path(form).read_bytes())))


if __name__ == "__main__":
    main()
