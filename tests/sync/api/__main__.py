"""Central against its own description, by schemathesis, as JSON: `python -m tests.sync.api [--examples N]`.

Each call gets inputs that its description allows and inputs that it forbids, signed as a device signs. Whatever comes,
the answer is one that the description names, and never a failure of central's. `make test-api` brings schemathesis.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from sync.protocol.signatures import signed_headers
from tests.sync.api.description import CALLS, description
from tests.sync.hostile.door import Door

_CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance]
_RANDOM = "5" * 32
# A device may ask so often in a minute; central's clock is moved on before.
_A_MINUTE = 5_000


@dataclass(slots=True)
class Asking:
    """One call, asked again and again; what came back."""

    door: Door
    session: requests.Session
    path: str
    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def ask(self, case: Case) -> None:
        """Sign what was made and send it."""
        minutes = sum(self.answers.values()) // _A_MINUTE
        self.door.world.clock.wall = f"2026-11-22T08:{30 + minutes:02}:00.000Z"
        base, actor = f"https://{self.door.address}", self.door.coordinator
        prepared = self.session.prepare_request(requests.Request(**case.as_transport_kwargs(base_url=base)))
        body = prepared.body or b""
        body = body.encode() if isinstance(body, str) else bytes(body)
        headers = signed_headers(
            actor.key,
            method=str(prepared.method),
            url=base + prepared.path_url,
            body=body,
            nonce=_RANDOM if self.path == "/v1/hello" else actor.nonce(),
        )
        prepared.headers.update(dict(headers))
        answer = self.session.send(prepared, timeout=20)
        code = "" if answer.status_code == 200 else answer.json()["code"]
        self.answers[f"{answer.status_code} {code}".strip()] += 1
        try:
            case.validate_response(answer, checks=_CHECKS)
        except Exception as error:
            self.wrong.append(str(error)[:400])


def main() -> int:
    arguments = argparse.ArgumentParser(prog="python -m tests.sync.api", description=__doc__)
    arguments.add_argument("--examples", type=int, default=300, help="for each call, of each kind")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        door = Door(Path(folder))
        with requests.Session() as session:
            session.verify = str(Path(folder) / "central" / "ca.pem")
            figures = {
                f"{method} {path}": _tried(door, session, method, path, asked.examples) for method, path in CALLS
            }
        door.close()
    print(json.dumps(figures, indent=1, ensure_ascii=False))
    return 1 if any(one["wrong"] for one in figures.values()) else 0


def _tried(door: Door, session: requests.Session, method: str, path: str, examples: int) -> dict[str, object]:
    operation = schemathesis.openapi.from_dict(description())[path][method]
    asking = Asking(door, session, path)
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        if mode is GenerationMode.NEGATIVE and not _can_be_wrong(method, path):
            continue
        run = settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        run(given(operation.as_strategy(generation_mode=mode))(asking.ask))()
    return {
        "asked": sum(asking.answers.values()),
        "answers": dict(asking.answers.most_common()),
        "wrong": asking.wrong[:5],
    }


def _can_be_wrong(method: str, path: str) -> bool:
    """Whether the description forbids anything of this call: bytes and no parameters can be anything."""
    call = CALLS[method, path]
    return bool(call.body or call.query or "{" in path)


if __name__ == "__main__":
    sys.exit(main())
