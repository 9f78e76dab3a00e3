"""Central's calls as an OpenAPI description, made from the same models that both ends read with.

`python -m tests.sync.api.description` writes docs/openapi.json anew.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from sync.protocol import messages

_JSON: Final = "application/json"
_BYTES: Final = "application/octet-stream"
_DIGEST: Final = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_FIRST: Final = {"type": "integer", "minimum": 0, "maximum": 262_144}
_NUMBER: Final = {"type": "integer", "minimum": 0, "maximum": 9_999_999}
_LEAVES: Final = {"type": "integer", "minimum": 0, "maximum": 64}
_SIZE: Final = {"type": "integer", "minimum": 0, "maximum": 999_999}
_REFUSALS: Final = (400, 401, 403, 404, 405, 408, 409, 413, 429, 503, 505)

Schema = dict[str, object]


@dataclass(frozen=True, slots=True)
class Described:
    """One call: what it is for, its body (a model, or bytes), its answer, its parameters."""

    summary: str
    body: type[BaseModel] | None = None
    takes_bytes: bool = False
    answer: type[BaseModel] | None = None
    query: dict[str, Schema] = field(default_factory=dict)


CALLS: Final[dict[tuple[str, str], Described]] = {
    ("POST", "/v1/hello"): Described("Greet central; it answers with its signature before the JSON", messages.Hello),
    ("GET", "/v1/cursor"): Described("What central's rows say of this device", answer=messages.Cursor),
    ("POST", "/v1/batch"): Described("Hand over objects", takes_bytes=True, answer=messages.BatchAnswer),
    ("POST", "/v1/files"): Described("Hand over small whole files", takes_bytes=True, answer=messages.BatchAnswer),
    ("GET", "/v1/blob/{sha256}"): Described("Which leaves of a file are held", answer=messages.BlobState),
    ("PUT", "/v1/blob/{sha256}/{first}"): Described(
        "Hand over a run of leaves", takes_bytes=True, answer=messages.Done
    ),
    ("POST", "/v1/blob/{sha256}/seal"): Described("Check a whole file and receipt it", answer=messages.Done),
    ("GET", "/v1/blob/{sha256}/{first}"): Described("Leaves of a sealed file", query={"leaves": _LEAVES}),
    ("GET", "/v1/receipts"): Described("Receipts and their proofs, as zstd", query={"after": _NUMBER, "log": _SIZE}),
    ("GET", "/v1/feed"): Described(
        "What waits for this device", answer=messages.Feed, query={"after": _NUMBER, "kept": _NUMBER}
    ),
    ("POST", "/v1/feed/ack"): Described("These items are kept", messages.FeedAck, answer=messages.FeedKept),
    ("GET", "/v1/devices"): Described("Enrolled devices, for coordinators", query={"after": _NUMBER}),
    ("POST", "/v1/log/proofs"): Described("Proofs for a court", messages.ProofsAsked, answer=messages.LogProofs),
    ("GET", "/v1/object/{digest}"): Described("An object of a whole revision"),
}
_IN_PATH: Final = {"sha256": _DIGEST, "digest": _DIGEST, "first": _FIRST}


def description() -> Schema:
    """The whole description."""
    models = {one for call in CALLS.values() for one in (call.body, call.answer) if one is not None}
    listed = sorted(models | {messages.Refusal}, key=lambda model: model.__name__)
    _, schemas = models_json_schema(
        [(model, "validation") for model in listed], ref_template="#/components/schemas/{model}"
    )
    paths: dict[str, Schema] = {}
    for (method, path), call in CALLS.items():
        paths.setdefault(path, {})[method.lower()] = _operation(path, call)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Svidok central",
            "version": "1",
            "description": "Every request is signed (RFC 9421) with a device's key: docs/formats.md, section 6.",
        },
        "paths": paths,
        "components": {"schemas": schemas["$defs"]},
    }


def _operation(path: str, call: Described) -> Schema:
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": schema}
        for name, schema in _IN_PATH.items()
        if f"{{{name}}}" in path
    ]
    parameters += [{"name": name, "in": "query", "schema": schema} for name, schema in call.query.items()]
    # JSON or not, an answer says only that it is bytes: nothing is to look into it and guess.
    responses: Schema = {"200": {"description": _said(call), "content": {_BYTES: {}}}}
    refusal = {"description": "Refused", "content": {_JSON: {"schema": _ref(messages.Refusal)}}}
    made: Schema = {
        "summary": call.summary,
        "parameters": parameters,
        "responses": responses | {str(status): refusal for status in _REFUSALS},
    }
    if call.body is not None or call.takes_bytes:
        schema = _ref(call.body) if call.body is not None else {"type": "string", "format": "binary"}
        made["requestBody"] = {
            "required": True,
            "content": {_JSON if call.body is not None else _BYTES: {"schema": schema}},
        }
    return made


def _said(call: Described) -> str:
    return f"{call.answer.__name__} as canonical JSON" if call.answer is not None else "Bytes"


def _ref(model: type[BaseModel]) -> Schema:
    return {"$ref": f"#/components/schemas/{model.__name__}"}


def written() -> str:
    """The description as the file holds it."""
    return json.dumps(description(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


OPENAPI: Final = Path(__file__).resolve().parents[3] / "docs" / "openapi.json"

if __name__ == "__main__":
    OPENAPI.write_text(written(), "utf-8")
