"""Our delivery beside others in one run: small interviews beside PouchDB -> express-pouchdb, a large file beside tus.

The others are optional: `make bench-delivery` installs them into build/peers by their ordinary client, outside of what
the product is locked to. Whoever is missing or fails has a word instead of figures.
"""

import contextlib
import gc
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import func, select

from storage.interviews import outbox
from storage.vault import Vault
from storage.vault.tables import receipts
from sync.central import tables
from sync.central.admin import open_central
from sync.central.database import reading
from tests.bench.counting_proxy import counting
from tests.bench.figures import Figures, Watch
from tests.sync.serving import central_process
from tests.sync.world import World

PEERS = Path(__file__).resolve().parents[2] / "build" / "peers"
INTERVIEWS = 500
UPLOAD_MIB = 500
_ON_THE_WIRE = 100
_SECONDS = 600


def measure(folder: Path, interviews: int = INTERVIEWS) -> Figures:
    """Small interviews from a vault, documents from PouchDB, and the bytes of both on the wire."""
    folder.mkdir(parents=True, exist_ok=True)
    found = push(folder / "ours", interviews)
    documents, size = int(found["ours_objects"]), int(found["ours_sealed_bytes"])
    peer = pouch(folder / "peer", documents, size // documents)
    found |= peer
    found |= wire(folder / "wire", min(interviews, _ON_THE_WIRE))
    if "pouchdb_documents_per_s" in peer:
        ratio = float(found["ours_objects_per_s"]) / float(peer["pouchdb_documents_per_s"])
        found["ours_over_pouchdb"] = round(ratio, 2)
        found["met_1_5_times_pouchdb"] = int(ratio >= 1.5)
    found["met_1_15_times_the_sealed_bytes"] = int(float(found["ours_wire_over_sealed_bytes"]) <= 1.15)
    for each in ("object", "interview"):
        found[f"met_400_bytes_of_receipts_per_{each}"] = int(float(found[f"ours_receipt_bytes_kept_per_{each}"]) <= 400)
    return found


def push(folder: Path, interviews: int) -> Figures:
    """From the first request to the last receipt verified and kept; central is a process of its own."""
    with _sealed(folder, interviews) as (office, laptop):
        objects, size = _waiting(laptop)
        with central_process(folder / "central", "serve", cwd=folder, port=office.port):
            line = office.transport(laptop, timeout=60)
            # What sealed them is no part of a delivery; in the product garbage is not looked for there either.
            gc.collect()
            gc.freeze()
            watch = Watch()
            report = office.deliver(laptop, line)
            taken = watch.seconds
            gc.unfreeze()
            line.close()
        assert len(report.delivered) == interviews
        central = open_central(folder / "central")
        with reading(central.engine) as tx:
            assert tx.execute(select(func.count()).select_from(tables.revisions)).scalar_one() == interviews
        central.close()
    return {
        "ours_interviews": interviews,
        "ours_objects": objects,
        "ours_sealed_bytes": size,
        "ours_seconds": round(taken, 3),
        "ours_interviews_per_s": round(interviews / taken, 1),
        "ours_objects_per_s": round(objects / taken, 1),
        "ours_mb_per_s": round(size / taken / 1e6, 2),
    }


def wire(folder: Path, interviews: int) -> Figures:
    """Every byte between laptop and central, TLS and HTTP included."""
    with _sealed(folder, interviews) as (office, laptop):
        objects, size = _waiting(laptop)
        with (
            central_process(folder / "central", "serve", cwd=folder) as central,
            counting(central.port, office.port) as counted,
        ):
            line = office.transport(laptop, timeout=60)
            assert len(office.deliver(laptop, line).delivered) == interviews
            line.close()
        with laptop.read() as tx:
            kept = list(tx.execute(select(func.length(receipts.c.content))).scalars())
    return {
        "wire_interviews": interviews,
        "ours_bytes_up_per_object": round(counted.up / objects, 1),
        "ours_bytes_down_per_object": round(counted.down / objects, 1),
        "ours_bytes_down_per_interview": round(counted.down / interviews, 1),
        "ours_wire_over_sealed_bytes": round(counted.up / size, 3),
        "ours_wire_both_ways_over_sealed_bytes": round((counted.up + counted.down) / size, 3),
        "ours_receipts": len(kept),
        "ours_receipt_bytes_kept_per_interview": round(sum(kept) / interviews, 1),
        "ours_receipt_bytes_kept_per_object": round(sum(kept) / objects, 1),
        "ours_connections": counted.connections,
    }


def pouch(folder: Path, documents: int, size: int) -> Figures:
    """As many documents as we have objects, of their mean size."""
    folder.mkdir(parents=True)
    for part in ("serve", "push", "serve-wire", "push-wire"):
        (folder / part).mkdir()
    try:
        with _node("pouch.mjs", "serve", str(folder / "serve")) as port:
            seconds = _pushed("pouch.mjs", str(folder / "push"), f"http://127.0.0.1:{port}", str(documents), str(size))
        few = min(documents, 1_000)
        with _node("pouch.mjs", "serve", str(folder / "serve-wire")) as port, counting(port) as counted:
            url = f"http://127.0.0.1:{counted.port}"
            _pushed("pouch.mjs", str(folder / "push-wire"), url, str(few), str(size))
    except _Missing as word:
        return {"pouchdb": str(word)}
    return {
        "pouchdb_document_bytes": size,
        "pouchdb_seconds": round(seconds, 3),
        "pouchdb_documents_per_s": round(documents / seconds, 1),
        "pouchdb_bytes_up_per_document": round(counted.up / few, 1),
        "pouchdb_bytes_down_per_document": round(counted.down / few, 1),
        "pouchdb_connections": counted.connections,
    }


def tus(folder: Path, mebibytes: int = UPLOAD_MIB) -> Figures:
    """The same size through @tus/server: one request, then requests of 8 MiB; one sync at the end of each."""
    found: Figures = {}
    folder.mkdir(parents=True)
    source = folder / "source"
    with source.open("wb") as file:
        for _ in range(mebibytes):
            file.write(os.urandom(1 << 20))
    for name, size in (("one_request", 0), ("requests_of_8_mib", 8 << 20)):
        place = folder / name
        place.mkdir()
        try:
            with _node("tus.mjs", "serve", str(place)) as port:
                seconds = _pushed("tus.mjs", str(source), f"http://127.0.0.1:{port}", str(size))
        except _Missing as word:
            return {"tus": str(word)}
        found[f"tus_{name}_mb_per_s"] = round(mebibytes * (1 << 20) / seconds / 1e6, 1)
        shutil.rmtree(place)
    return found


@contextlib.contextmanager
def _sealed(folder: Path, interviews: int) -> Iterator[tuple[World, Vault]]:
    office = World(folder)
    try:
        laptop = office.laptop("laptop")
        for _ in range(interviews):
            office.seal(laptop)
        office.server.stop()
        yield office, laptop
    finally:
        office.close()


def _waiting(vault: Vault) -> tuple[int, int]:
    with vault.read() as tx:
        totals = outbox.totals(tx)
    return totals.waiting, totals.waiting_bytes


class _Missing(Exception):
    """A peer is not here, or does not do it."""


@contextlib.contextmanager
def _node(script: str, *given: str) -> Iterator[int]:
    with subprocess.Popen(_command(script, *given), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        try:
            port = process.stdout.readline().strip()
            if not port.isdigit():
                raise _Missing("does not start")
            yield int(port)
        finally:
            process.terminate()


def _pushed(script: str, *given: str) -> float:
    try:
        done = subprocess.run(
            _command(script, "push", *given), capture_output=True, timeout=_SECONDS, check=False, text=True
        )
    except subprocess.TimeoutExpired as error:
        raise _Missing(f"more than {_SECONDS} s") from error
    if done.returncode:
        raise _Missing(f"failed: {(done.stderr.strip().splitlines() or ['?'])[-1][:200]}")
    return float(json.loads(done.stdout)["seconds"])


def _command(script: str, *given: str) -> list[str]:
    package = "pouchdb" if script.startswith("pouch") else "@tus"
    if not (PEERS / "node_modules" / package).is_dir() or shutil.which("node") is None:
        raise _Missing("not installed")
    shutil.copy(Path(__file__).with_name(script), PEERS)
    return ["node", str(PEERS / script), *given]
