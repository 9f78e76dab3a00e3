"""The documents say what the code does: the tables of docs/formats.md are held against it, both ways where possible."""

import ast
import dataclasses
import importlib
import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, get_args, get_origin

import pytest
from pydantic import BaseModel
from starlette.routing import Route

from app.shipped_forms import ProtocolId, source
from storage.interviews.numbers import check_character
from storage.keys.slots import PassphraseSlot, RecoverySlot, RotatingSlot
from storage.objects import (
    central_description,
    certificate,
    custody,
    device_request,
    manifest,
    organisation,
    part,
    receipt,
    review,
    revocation,
    wrapset,
)
from storage.objects.addendum import Addendum, ConsentNotice
from storage.objects.approval import Approval
from storage.objects.assignment import Assignment, AssignmentAnswer
from storage.objects.exhibit import ExhibitTransfer
from storage.objects.kinds import ObjectKind
from storage.objects.mission_package import MissionPackage
from storage.objects.payload import Payload
from storage.platform import locks
from storage.vault import tables as vault_tables
from storage.vault import vault
from storage.vault.migrations import STEPS
from sync.central import tables as central_tables
from sync.central.admin import init
from sync.central.app import create_app
from sync.courier.statement import PackStatement
from sync.protocol import limits, messages
from sync.protocol.frames import FrameKind
from tests.sync.world import SetClock

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md")))
FORMATS = (ROOT / "docs" / "formats.md").read_text("utf-8")
PACKAGES = ("app", "forms", "storage", "sync")
OBJECTS: dict[ObjectKind, type[Payload]] = {
    ObjectKind.REVISION: manifest.Manifest,
    ObjectKind.CUSTODY_EVENT: custody.CustodyEvent,
    ObjectKind.CUSTODY_ENTRY: custody.LogEntry,
    ObjectKind.RECEIPT: receipt.Receipt,
    ObjectKind.ORGANISATION: organisation.Organisation,
    ObjectKind.DEVICE_REQUEST: device_request.DeviceRequest,
    ObjectKind.CERTIFICATE: certificate.Certificate,
    ObjectKind.REVIEW: review.Review,
    ObjectKind.REVOCATION: revocation.Revocation,
    ObjectKind.EXHIBIT_TRANSFER: ExhibitTransfer,
    ObjectKind.ADDENDUM: Addendum,
    ObjectKind.APPROVAL: Approval,
    ObjectKind.ASSIGNMENT: Assignment,
    ObjectKind.ASSIGNMENT_ANSWER: AssignmentAnswer,
    ObjectKind.MISSION_PACKAGE: MissionPackage,
    ObjectKind.CONSENT_NOTICE: ConsentNotice,
    ObjectKind.CENTRAL: central_description.CentralDescription,
    ObjectKind.PART: part.PartContent,
    ObjectKind.WRAPSET: wrapset.Wrapset,
}
# Modules whose public constants all belong to a format.
ALL_CONSTANTS = ("storage.container.layout", "storage.crypto.padding")


def rows(text: str = FORMATS) -> Iterator[list[str]]:
    """The cells of every table row; a bar inside a cell is written with a backslash."""
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("|---"):
            yield [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def section(heading: str) -> str:
    """What stands under a heading up to the next one."""
    found = re.search(rf"^#+ {re.escape(heading)}$\n(.*?)(?=^#+ |\Z)", FORMATS, re.MULTILINE | re.DOTALL)
    assert found is not None, heading
    return found[1]


def under_row(first: str) -> list[list[str]]:
    """The rows of the tables whose head begins with this cell."""
    found, inside = [], False
    for line in FORMATS.splitlines():
        if line.startswith("|"):
            cells = next(rows(line), None)
            inside = inside or (cells is not None and cells[0] == first)
            if inside and cells is not None and cells[0] != first:
                found.append(cells)
        else:
            inside = False
    assert found, first
    return found


@cache
def texts_in_code() -> frozenset[str]:
    """Every literal of the product that begins as a name of ours does; what follows a zero byte left out."""
    found = set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
                    value = node.value.decode("latin-1") if isinstance(node.value, bytes) else node.value
                    if value.startswith(("svidok", "SVDK", "application/vnd.svidok")) and "\n" not in value:
                        found.add(value.partition("\0")[0])
    return frozenset(found)


def value_of(dotted: str) -> object:
    module, _, name = dotted.rpartition(".")
    return getattr(importlib.import_module(module), name)


def test_the_formats_are_frozen_and_no_step_of_that_day_is_gone() -> None:
    found = re.search(
        r"\*\*Frozen\*\* on .*?vault's tables were those after step (\d+), central's those after step (\d+)",
        FORMATS[:600],
        re.S,
    )
    assert found is not None
    assert len(STEPS) >= int(found[1])
    assert f"v{found[1]}" in {path.name for path in (ROOT / "tests/golden/vaults").iterdir()}
    versions = {path.name[:5] for path in (ROOT / "sync/central/migrations/versions").glob("m*.py")}
    assert versions >= {f"m{number:04d}" for number in range(1, int(found[2]) + 1)}


def test_every_magic_is_documented_and_every_documented_one_exists() -> None:
    code = {text for text in texts_in_code() if re.fullmatch(r"SVDK[A-Z]{3}\d", text)}
    assert set(re.findall(r"SVDK\w+", FORMATS)) == code


def test_every_label_is_documented_and_every_documented_one_exists() -> None:
    shape = re.compile(r"svidok[a-z-]*/[a-z0-9/-]+")
    assert set(shape.findall(re.sub(r"https?://\S+|vnd\.svidok\S+|logs/\S+", "", FORMATS))) == {
        found[0] for text in texts_in_code() if (found := shape.fullmatch(text))
    }


def test_every_purpose_of_sealing_to_a_key_is_documented() -> None:
    code = {
        value_of(name)
        for name in (
            "storage.keys.slots._KIND",
            "storage.keys.key_file._HPKE_KIND",
            "storage.objects.wrapset._HPKE_KIND",
            "storage.objects.review._HPKE_KIND",
            "storage.objects.addressed._HPKE_KIND",
            "sync.courier.packfile._KIND",
            "storage.interviews.export_file._KIND",
        )
    }
    assert {quoted(cells[0])[0] for cells in under_row("HPKE kind")} == code


def test_every_payload_type_is_documented_and_every_documented_one_exists() -> None:
    constants = {text for text in texts_in_code() if re.fullmatch(r"application/vnd\.svidok\.[a-z-]+\.v1\+json", text)}
    code = {kind.payload_type for kind in ObjectKind} | constants
    assert len(constants) == 2
    assert {quoted(cells[1])[0] for cells in under_row("kind")} == code
    kinds = {quoted(cells[0])[0] for cells in under_row("kind") if quoted(cells[0])}
    assert kinds == {kind.value for kind in ObjectKind}


def test_every_documented_constant_has_the_value_it_has_in_the_code() -> None:
    documented = {name: text for cells in under_row("constant") for name, text in [(quoted(cells[0])[0], cells[1])]}
    for name, text in documented.items():
        value = value_of(name)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            value = dataclasses.astuple(value)
        assert ast.literal_eval(quoted(text)[0]) == value, name
    for module in ALL_CONSTANTS:
        for name, value in vars(importlib.import_module(module)).items():
            if re.fullmatch(r"[A-Z][A-Z0-9_]+", name) and isinstance(value, int | bytes | str | tuple):
                assert f"{module}.{name}" in documented


def test_every_limit_of_the_wire_is_documented_with_its_value() -> None:
    documented = {quoted(cells[0])[0]: int(cells[1]) for cells in under_row("constant of `sync.protocol.limits`")}
    assert documented == {name: value for name, value in vars(limits).items() if name.isupper()}


def test_every_closed_set_of_words_is_documented_in_full() -> None:
    for cells in under_row("words"):
        words = value_of(quoted(cells[0])[0])
        assert isinstance(words, type)
        assert issubclass(words, Enum)
        assert quoted(cells[1]) == [word.value for word in words], cells[0]


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The models inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and get_origin(annotation) is None:
        yield annotation
    elif get_origin(annotation) is not None or isinstance(annotation, UnionType | type(Annotated[int, 0])):
        for inner in get_args(annotation):
            yield from models_in(inner)


def nested_fields(model: type[BaseModel]) -> set[str]:
    """Names of fields below the first level, without those that the document explains once for all."""
    shared = {"Author", "JournalPlace", "SignedTime"}
    found: set[str] = set()
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            if inner.__name__ not in shared:
                found |= inner.model_fields.keys() | nested_fields(inner)
    return found


@pytest.mark.parametrize("kind", OBJECTS)
def test_every_field_of_an_object_is_documented_in_order(kind: ObjectKind) -> None:
    headings = re.findall(rf"^### (.+ `{kind.value}`)$", FORMATS, re.MULTILINE)
    assert len(headings) == 1
    text = section(headings[0])
    listed = [quoted(cells[0])[0] for cells in rows(text) if quoted(cells[0])]
    fields = list(OBJECTS[kind].model_fields)
    assert listed[: len(fields)] == fields
    assert nested_fields(OBJECTS[kind]) <= set(re.findall(r"[a-z_0-9]+", " ".join(quoted(text))))


def test_every_message_of_the_wire_is_documented_with_its_members() -> None:
    models = {
        name: model
        for name, model in {**vars(messages), "PackStatement": PackStatement}.items()
        if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__.startswith("sync.")
    }
    documented = {quoted(cells[0])[0]: quoted(cells[1]) for cells in under_row("model")}
    assert documented == {name: list(model.model_fields) for name, model in models.items()}


def test_every_call_of_central_is_documented_and_every_documented_one_exists(tmp_path: Path) -> None:
    clock = SetClock()
    central = init(tmp_path / "central", clock.now(), practice=True)
    try:
        routes = create_app(central.engine, central.keys, central.blobs, clock).routes
        code = {
            f"{method} {route.path}"
            for route in routes
            if isinstance(route, Route)
            for method in (route.methods or set()) - {"HEAD"}
        }
    finally:
        central.close()
    documented = [quoted(cells[0])[0].partition("?")[0] for cells in under_row("call")]
    assert sorted(documented) == sorted(code)


def test_every_frame_kind_is_documented_with_its_number() -> None:
    assert {int(cells[0]): quoted(cells[1])[0] for cells in under_row("number")} == {
        kind.value: kind.name for kind in FrameKind
    }


def refusals() -> dict[str, set[int]]:
    """Codes that central answers with, and the statuses that stand beside them in the code."""
    found: dict[str, set[int]] = {}
    for path in (*(ROOT / "sync/central").glob("*.py"), *(ROOT / "sync/protocol").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and ast.unparse(node.func) in ("Refused", "MalformedMessage")):
                continue
            literals = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if literals and isinstance(literals[0], str):
                found.setdefault(literals[0], set()).update(one for one in literals[1:] if isinstance(one, int))
    # Found by the laptop about central's answer, never said by central.
    del found["hello-forged"]
    return found


def test_every_code_of_central_is_documented_with_its_statuses() -> None:
    documented = {quoted(cells[0])[0]: cells[1] for cells in under_row("code")}
    code = refusals()
    assert documented.keys() == code.keys()
    for name, statuses in code.items():
        assert statuses <= {int(number) for number in re.findall(r"\d+", documented[name])}, name


def test_every_table_is_documented_and_every_documented_one_exists() -> None:
    documented = {name for cells in under_row("table") for name in quoted(cells[0])}
    migrations = (ROOT / "storage/vault/migrations").glob("m*.py")
    created = {name for path in migrations for name in re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", path.read_text())}
    assert documented == created
    assert {table.name for table in vault_tables.metadata.sorted_tables} <= documented
    at_central = {name for cells in under_row("table of central") for name in quoted(cells[0])}
    assert at_central == {table.name for table in central_tables.metadata.sorted_tables}


def test_every_name_in_a_vaults_folder_is_documented() -> None:
    text = section("1 Vault")
    for name in (vault.DATABASE, vault.ATTACHMENTS, vault.STAGING, vault.BACKUPS, locks.NAME, "header.a", "header.b"):
        assert f"`{name}`" in text


def test_every_member_of_the_header_is_documented() -> None:
    members = value_of("storage.keys.header._MEMBERS")
    assert isinstance(members, set)
    assert {quoted(cells[0])[0] for cells in rows(section("Header")) if quoted(cells[0])} >= members
    kinds = {quoted(cells[0])[0]: cells[1] for cells in under_row("slot `type`")}
    assert set(kinds) == {"passphrase", "recovery", "rotating"}
    for model, kind in ((PassphraseSlot, "passphrase"), (RecoverySlot, "recovery"), (RotatingSlot, "rotating")):
        names = {field.name for field in dataclasses.fields(model)} - {"slot_id", "cost"}
        assert names <= set(quoted(kinds[kind]))


def test_every_word_of_ours_in_a_form_is_documented_and_every_documented_one_is_used() -> None:
    documented = {word for cells in rows(section("9 Forms")) for word in quoted(cells[0]) if word.startswith("svidok-")}
    code = {text for text in texts_in_code() if re.fullmatch(r"svidok-(?!v\d|vault|layers)[a-z]+", text)}
    form = "".join(source(one).decode() for one in ProtocolId)
    assert documented == code
    assert set(re.findall(r"svidok-[a-z]+", form)) <= documented
    assert set(re.findall(r"bind::svidok:[a-z]+", form)) == set(re.findall(r"bind::svidok:[a-z]+", FORMATS))


def test_every_golden_file_is_named_and_every_named_one_exists() -> None:
    named = {quoted(cells[0])[0] for cells in under_row("file") if quoted(cells[0])}
    kept = {
        path.relative_to(ROOT).as_posix()
        for folder in ("leaving", "objects", "vectors", "wire")
        for path in (ROOT / "tests/golden" / folder).iterdir()
        if path.suffix in (".bin", ".json", ".txt")
    } | {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests/golden").glob("*/v*/*.tar*")}
    assert named == kept
    for path in re.findall(r"`((?:tests|resources|storage)/[a-z_/]+(?:\.py)?)`", FORMATS):
        assert (ROOT / path).exists(), path


def test_the_check_character_is_the_one_that_is_described() -> None:
    # ISO 7064 MOD 37-2, worked out the long way.
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    text = "IORG2026DEV0042"
    total = sum(digits.index(letter) * 2 ** (len(text) - at) for at, letter in enumerate(text))
    assert check_character(text) == (digits + "*")[(1 - total) % 37]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_to_something(document: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        place = document.parent / path if path else document
        assert place.exists(), target
        if anchor and place.suffix == ".md":
            assert anchor in {slug(heading) for heading in re.findall(r"^#+ (.+)$", place.read_text("utf-8"), re.M)}


def slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_decisions_are_numbered_without_gaps() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        assert page.read_text("utf-8").startswith(f"# {int(page.name[:4])}. ")
