"""Everything central holds, in a folder of plain files named by their digests."""

import json
from pathlib import Path

from sqlalchemy import select

from storage.platform import files
from sync.central import tables, withdrawing
from sync.central.database import reading
from sync.central.errors import CentralProblem
from sync.central.opened import Central


def export(central: Central, target: Path) -> int:
    """Write every stored object and sealed blob into a new folder with `index.json`; the number of objects.

    Raises:
        CentralProblem: codes folder-not-empty, export-unwritable.
    """
    o, b, r = tables.objects, tables.blobs, tables.revisions
    try:
        if target.exists() and any(target.iterdir()):
            raise CentralProblem("folder-not-empty")
        files.private_directory(target / "objects")
        files.private_directory(target / "blobs")
        index: list[dict[str, str]] = []
        with reading(central.engine) as tx:
            for row in tx.execute(select(o.c.digest, o.c.kind, o.c.device, o.c.content).order_by(o.c.number)):
                (target / "objects" / row.digest).write_bytes(bytes(row.content))
                index.append({"digest": row.digest, "kind": row.kind, "device": row.device})
            for sha256 in tx.execute(select(b.c.sha256).where(b.c.sealed_at.is_not(None)).distinct()).scalars():
                with (target / "blobs" / sha256).open("wb") as out:
                    out.writelines(central.blobs.chunks(sha256))
                index.append({"digest": sha256, "kind": "blob", "device": ""})
            revisions: list[dict[str, str | bool | None]] = [
                {
                    "manifest": row.manifest,
                    "interview": row.interview,
                    "device": row.device,
                    "complete": row.complete_at,
                    # What is stored is not deleted; whoever takes it over must know.
                    "withdrawn": withdrawing.covers(tx, row.manifest),
                }
                for row in tx.execute(select(r).order_by(r.c.received_at))
            ]
        content = {"v": 1, "practice": central.practice, "objects": index, "revisions": revisions}
        files.write_durably(target / "index.json", json.dumps(content, indent=1, sort_keys=True).encode())
    except OSError as error:
        raise CentralProblem("export-unwritable") from error
    return len(index)
