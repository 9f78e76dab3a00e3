"""Writes the evidence package: a bag, enciphered on its way, read back, with a page on how to open it beside it."""

import contextlib
import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from storage.crypto import signing
from storage.interviews import custody, device, organisation, received, trusted
from storage.objects import envelope
from storage.objects.custody import CustodyAction
from storage.objects.envelope import Signed
from storage.objects.kinds import ObjectKind
from storage.platform import files
from storage.platform.clock import Clock, Moment
from storage.vault import Vault
from storage.vault.transaction import Transaction
from sync.evidence.bag import Bag
from sync.evidence.enciphered import ROUNDS, Enciphered
from sync.evidence.errors import EvidenceProblem
from sync.evidence.selection import Asked, ChosenFile, Reason, Selection, Withheld, select
from sync.protocol.messages import LogProofs

_PIECE: Final = 1 << 20
_VERSION: Final = "1"
_ENDINGS: Final = {
    "application/pdf": ".pdf",
    "audio/ogg": ".ogg",
    "audio/flac": ".flac",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/wav": ".wav",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "text/plain": ".txt",
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "video/x-matroska": ".mkv",
}


@dataclass(frozen=True, slots=True)
class WrittenPackage:
    """What was written and read back; `withheld` by the number of each interview."""

    path: Path
    sha256: str
    interviews: int
    files: int
    withheld: tuple[tuple[str, tuple[Withheld, ...]], ...]


class _Stopped(Exception):
    """The person changed their mind."""


def choose(vault: Vault, manifests: Sequence[str], asked: Asked, moment: Moment) -> tuple[Selection, ...]:
    """What of these interviews one recipient would be given, before anything is written."""
    with vault.read() as tx:
        # Whoever sets the clock forward opens nothing: a day has come when somebody else's signature says so.
        known = replace(asked, day=min(asked.day, trusted.reached(tx, moment)[:10]))
        return tuple(select(tx, digest, known) for digest in manifests)


def write_package(
    vault: Vault,
    manifests: Sequence[str],
    asked: Asked,
    passphrase: str,
    directory: Path,
    clock: Clock,
    *,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
    proofs: LogProofs | None = None,
    rounds: int = ROUNDS,
) -> WrittenPackage | None:
    """Write what may go into a file of a random name; None if it was cancelled.

    What may go is decided again at this moment, and entered in custody before the first byte is written. `proofs` that
    the revisions stand in central's log were verified before; without them the package says that it has none.

    Raises:
        EvidenceProblem: nothing was given; a file that was begun is gone.
    """
    if not manifests:
        raise EvidenceProblem("evidence-nothing-chosen")
    chosen = choose(vault, manifests, asked, clock.now())
    going = [one for one in chosen if one.parts or one.files]
    if not going:
        raise EvidenceProblem("evidence-nothing-agreed")
    with vault.transaction() as tx:
        for one in going:
            custody.record(tx, "", CustodyAction.EXPORT, clock.now(), one.interview.manifest_digest)
    target = directory / f"{os.urandom(8).hex()}.bin"
    total = sum(file.entry.size for one in going for file in one.files)
    try:
        with contextlib.ExitStack() as undo:
            temporary = target.with_suffix(".part")
            undo.callback(temporary.unlink, missing_ok=True)
            with os.fdopen(files.open_new(temporary), "wb") as out:
                digest = _write(
                    vault, chosen, asked, passphrase, out, clock, _Meter(progress, cancelled, total), proofs, rounds
                )
                out.flush()
                files.sync_file(out.fileno())
                files.forget_cached(out.fileno())
            files.replace_durably(temporary, target)
        _read_back(target, digest)
        page = _resource("OPEN.txt").decode().format(name=target.name, sha256=digest, rounds=rounds)
        files.write_durably(target.with_suffix(".txt"), page.encode())
    except _Stopped:
        return None
    except OSError as error:
        raise EvidenceProblem("stick-full" if error.errno == errno.ENOSPC else "stick-unwritable") from error
    return WrittenPackage(
        target,
        digest,
        len(going),
        sum(len(one.files) for one in going),
        tuple((one.interview.number, one.withheld) for one in chosen if one.withheld),
    )


@dataclass(slots=True)
class _Meter:
    tell: Callable[[int, int], None]
    cancelled: Callable[[], bool]
    total: int
    done: int = 0

    def add(self, size: int) -> None:
        if self.cancelled():
            raise _Stopped
        self.done += size
        self.tell(self.done, self.total)


class _Digested:
    """A file that digests what is written to it."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._digest = out, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self._digest.update(data)
        return self._out.write(data)

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


def _write(
    vault: Vault,
    chosen: Sequence[Selection],
    asked: Asked,
    passphrase: str,
    out: BinaryIO,
    clock: Clock,
    meter: _Meter,
    proofs: LogProofs | None,
    rounds: int,
) -> str:
    digested = _Digested(out)
    enciphered = Enciphered(digested, passphrase, rounds=rounds)
    bag = Bag(enciphered)
    for name in ("VERIFY.txt", "verify.py"):
        bag.add(name, _resource(name))
    signed: dict[str, Signed] = {}
    going = [one for one in chosen if one.parts or one.files]
    with vault.read() as tx:
        package = organisation.required(tx)
        root = bytes.fromhex(package.package.root)
        own = device.identity(tx)
        if own.certificate is not None:
            # Whose custody it is.
            certificate = envelope.from_file(ObjectKind.CERTIFICATE, own.certificate_data)
            signed[certificate.digest] = certificate
        signed[package.digest] = envelope.from_frame(ObjectKind.ORGANISATION, package.data)
        for one in going:
            for kind, frame in received.signed_of(tx, one.interview.manifest_digest):
                found = envelope.from_frame(kind, frame)
                signed[found.digest] = found
        for found in _custody_of(tx, [one.interview.manifest_digest for one in going]):
            signed[found.digest] = found
    for place, one in enumerate(going, 1):
        _add_interview(vault, bag, f"data/{place:04}", one, meter)
    keys = {root, own.signing.public, *map(bytes.fromhex, package.package.issuers)}
    keys |= {bytes.fromhex(one.manifest.author.key) for one in going}
    if proofs is not None:
        keys.add(bytes.fromhex(package.package.central.receipt_key))
        bag.add("log.json", proofs.model_dump_json(indent=1).encode())
    _add_signed(bag, signed, keys)
    index = {
        "format": _VERSION,
        "recipient": asked.recipient,
        "made": clock.now().wall,
        "organisation": package.digest,
        "root": signing.key_id(root),
        "interviews": [_listed(f"data/{place:04}", one) for place, one in enumerate(going, 1)],
        "stays": [
            {"number": one.interview.number, "what": stays.what, "reason": _told(stays.reason)}
            # Of an interview that does not go, nobody outside learns that there is one.
            for one in going
            for stays in one.withheld
        ],
    }
    bag.add("index.json", json.dumps(index, ensure_ascii=False, indent=1, sort_keys=True).encode())
    bag.finish((("Source-Organization", package.package.name), ("Bagging-Date", clock.now().wall[:10])))
    enciphered.finish()
    return digested.hexdigest()


def _told(reason: Reason) -> str:
    """That an account tells of alleged perpetrators was not agreed to either."""
    return (Reason.NOT_AGREED if reason is Reason.SUSPECTS else reason).value


def _listed(place: str, one: Selection) -> dict[str, object]:
    return {
        "place": place,
        "number": one.interview.number,
        "interview": one.interview.interview,
        "revision": one.interview.revision,
        "manifest": one.interview.manifest_digest,
        # Two corrections between which nobody has decided: who is given one knows of the other.
        "beside": list(one.beside),
        "certificate": one.manifest.author.cert,
        "parts": [part.value for part in one.parts],
        "files": {file.entry.id: {"part": file.part.value, "names": _names(one, file)} for file in one.files},
    }


def _names(one: Selection, file: ChosenFile) -> list[str]:
    """One file a segment: a recording goes on in another one after a pause or a crash."""
    count = len(next(entry.segs for entry in one.manifest.attachments if entry.id == file.entry.id))
    return [
        f"{file.entry.kind}-{file.entry.id}-{number:02}{_ending(file.entry.mime)}" for number in range(1, count + 1)
    ]


def _add_interview(vault: Vault, bag: Bag, place: str, one: Selection, meter: _Meter) -> None:
    for kind in one.parts:
        bag.add(f"{place}/{kind.value}.json", one.opened[kind].content_bytes)
    kinds = {*one.parts, *(file.part for file in one.files)}
    commitments = {kind.value: one.opened[kind].commit_key.hex() for kind in sorted(kinds)}
    bag.add(f"{place}/commitments.json", json.dumps(commitments, sort_keys=True).encode())
    for file in one.files:
        with received.open_attachment(vault, one.interview.manifest_digest, file.entry.id) as opened:
            for number, name in enumerate(_names(one, file)):
                size = opened.segment_sizes[number]
                bag.add_stream(f"{place}/{name}", size, _pieces(opened.read_segment, number, size, meter))


def _pieces(read: Callable[[int, int, int], bytes], number: int, size: int, meter: _Meter) -> Iterator[bytes]:
    at = 0
    while at < size:
        piece = read(number, at, min(_PIECE, size - at))
        at += len(piece)
        meter.add(len(piece))
        yield piece


def _add_signed(bag: Bag, signed: dict[str, Signed], keys: set[bytes]) -> None:
    """What was signed as openssl checks it: the very bytes under the signature, each signature, each key."""
    for digest, one in sorted(signed.items()):
        bag.add(f"signed/{digest}.pae", signing.pae(one.kind.payload_type, one.payload))
        for signature in one.signatures:
            bag.add(f"signed/{digest}.{signature.key_id}.sig", signature.value)
    for public in sorted(keys):
        pem = Ed25519PublicKey.from_public_bytes(public).public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        bag.add(f"keys/{signing.key_id(public)}.pem", pem)


def _custody_of(tx: Transaction, manifests: Sequence[str]) -> Iterator[Signed]:
    after = 0
    while entries := custody.signed_entries(tx, after=after):
        for number, frame in entries:
            after = number
            found = envelope.from_frame(ObjectKind.CUSTODY_ENTRY, frame)
            if json.loads(found.payload).get("object") in manifests:
                yield found


def _ending(mime: str) -> str:
    """What a program of the recipient knows the file by; a name from outside is never used."""
    return _ENDINGS.get(mime.partition(";")[0], ".bin")


def _resource(name: str) -> bytes:
    return resources.files("resources").joinpath("evidence", name).read_bytes()


def _read_back(target: Path, digest: str) -> None:
    with target.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != digest:
            raise EvidenceProblem("evidence-not-readable-back")
