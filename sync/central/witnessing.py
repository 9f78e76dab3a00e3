"""Asks witnesses to cosign the log, and keeps what they answer; `witnesses.json` in central's folder says whom."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx2
from sqlalchemy import func, select

from storage.objects import note
from storage.objects.errors import Malformed, NotSigned
from storage.objects.note import Note, NoteKey, NoteLine
from storage.platform import files
from sync.central import file_format, log, tables
from sync.central.database import Row, add, reading, writing
from sync.central.errors import CentralProblem
from sync.central.opened import Central
from sync.witness.witness import request

_FILE: Final = "witnesses.json"
_MOST: Final = 65_536
_SECONDS: Final = 20.0


@dataclass(frozen=True, slots=True)
class WitnessAddress:
    """Where a witness answers, and the key that its cosignatures are by."""

    url: str
    key: NoteKey


@dataclass(frozen=True, slots=True)
class Asked:
    """What asking one witness came to; `code` is empty when it cosigned, or had before."""

    name: str
    size: int
    code: str = ""


Post = Callable[[str, bytes], tuple[int, bytes]]


def configured(folder: Path) -> tuple[WitnessAddress, ...]:
    """Whom to ask.

    Raises:
        CentralProblem: codes witnesses-damaged, folder-too-new.
    """
    path = folder / _FILE
    if not path.exists():
        return ()
    try:
        content = json.loads(path.read_bytes()[:_MOST])
        file_format.check(content)
        listed = content["witnesses"]
        return tuple(WitnessAddress(str(one["url"]), note.key_of(str(one["key"]))) for one in listed)
    except (OSError, ValueError, KeyError, TypeError, Malformed) as error:
        raise CentralProblem("witnesses-damaged") from error


def configure(folder: Path, url: str, key: str) -> WitnessAddress:
    """Ask this witness from now on; a new address for a known key replaces the old one.

    Raises:
        CentralProblem: codes witness-refused, witnesses-damaged, file-unwritable.
    """
    try:
        added = WitnessAddress(url.rstrip("/"), note.key_of(key))
    except Malformed as error:
        raise CentralProblem("witness-refused") from error
    if added.key.kind != note.COSIGNER or not url.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
        raise CentralProblem("witness-refused")
    kept = [one for one in configured(folder) if one.key != added.key]
    listed = [{"url": one.url, "key": one.key.text()} for one in (*kept, added)]
    try:
        files.write_durably(folder / _FILE, json.dumps({"v": 1, "witnesses": listed}).encode())
    except OSError as error:
        raise CentralProblem("file-unwritable") from error
    return added


def ask_all(central: Central, at: str, post: Post | None = None) -> tuple[Asked, ...]:
    """Ask every witness that has not cosigned the log as it is; one that is silent keeps nobody from the others."""
    return tuple(_ask(central, witness, at, post or _post) for witness in configured(central.folder))


def _ask(central: Central, witness: WitnessAddress, at: str, post: Post) -> Asked:
    t = tables.cosignatures
    name = witness.key.text()
    with reading(central.engine) as tx:
        size = log.size(tx)
        last = int(tx.execute(select(func.max(t.c.size)).where(t.c.witness == name)).scalar() or 0)
        head = log.head(tx, central.keys.receipt, size)
    if last == size:
        return Asked(witness.key.name, size)
    try:
        status, answer = _send(central, witness, last, size, head, post)
        if status == 409 and answer.strip().isdigit() and int(answer) <= size:
            # It knows another one: an answer was lost, or this central was put back from a copy.
            status, answer = _send(central, witness, int(answer), size, head, post)
    except httpx2.HTTPError:
        return Asked(witness.key.name, last, "witness-unreachable")
    if status != 200:
        return Asked(witness.key.name, last, f"witness-said-{status}")
    line = _cosignature(head, witness.key, answer)
    if line is None:
        return Asked(witness.key.name, last, "witness-signature")
    row: Row = {"size": size, "witness": name, "line": line.text(), "made_at": at}
    with writing(central.engine) as tx:
        add(tx, t, row)
    return Asked(witness.key.name, size)


def _send(central: Central, witness: WitnessAddress, old: int, size: int, head: Note, post: Post) -> tuple[int, bytes]:
    with reading(central.engine) as tx:
        # From nothing everything goes on, and the specification wants no proof of it.
        steps = log.consistency(tx, old, size) if old else ()
    return post(f"{witness.url}/add-checkpoint", request(old, steps, head.to_text()))


def _cosignature(head: Note, key: NoteKey, answer: bytes) -> NoteLine | None:
    """The line by the key that we know; others are passed over, as the specification says."""
    try:
        lines = note.read_lines(answer.decode())
    except (Malformed, UnicodeDecodeError):
        return None
    for line in lines:
        try:
            head.with_lines((line,)).verify(key)
        except NotSigned:
            continue
        return line
    return None


def _post(url: str, body: bytes) -> tuple[int, bytes]:
    with (
        httpx2.Client(timeout=_SECONDS, follow_redirects=False, trust_env=False) as client,
        client.stream("POST", url, content=body) as answer,
    ):
        content = bytearray()
        for chunk in answer.iter_bytes():
            content += chunk
            if len(content) > _MOST:
                return 0, b""
        return answer.status_code, bytes(content)
