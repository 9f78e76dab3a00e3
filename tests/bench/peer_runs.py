"""One engine on one form in a process of its own: `python -m tests.bench.peer_runs ENGINE FORM CASE LOADS TIMES`."""

import gc
import itertools
import json
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tests.bench.forms import session_of

ENOUGH_SECONDS = 12.0


def measured(story: dict[str, Any], loads: int, times: int, engine: "type[Ours] | type[Rxeval]", xform: bytes) -> Any:
    result: dict[str, Any] = {"load": [], "steps": {}, "add": []}
    for _ in range(loads):
        # What the run before left behind is not part of this one.
        gc.collect()
        result["load"].append(timed(lambda: engine(xform)))
    running = engine(xform)
    for step in story["steps"]:
        values = itertools.cycle(step["values"])
        then = step["then"]
        taken = repeated(partial(answer_next, running, step["path"], values, then), times)
        result["steps"][step["name"]] = {"taken": taken, "value": running.held(then) if then else ""}
    if story["rows"]:
        result["add"] = repeated(lambda: running.add(story["rows"]), min(10, times))
    return result


def answer_next(running: "Ours | Rxeval", path: str, values: Iterator[str], then: str) -> None:
    running.answer(path, next(values), then)


def timed(work: Callable[[], object]) -> float:
    # What it cost the processor: others may use the machine meanwhile.
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def repeated(work: Callable[[], object], times: int) -> list[float]:
    """So many times, or fewer where it takes long; an even number, so that the last answer is the second one."""
    taken: list[float] = []
    began = time.monotonic()
    while len(taken) < times and (time.monotonic() - began < ENOUGH_SECONDS or len(taken) % 2):
        taken.append(timed(work))
    return taken


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
