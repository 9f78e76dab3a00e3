"""Sealed files in any S3-compatible store. Runs of leaves are objects of their own until the whole file is checked.

A run is put with "only if nothing has this name", so nothing that is there is ever changed; the final object appears
in one step, after its digest was held against the signed manifest. What can be wrong is written in
docs/decisions/0078-central-as-a-service.md.
"""

import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError, NotFoundError
from obstore.store import S3Store

from sync.central.blobs import Checked, Left, Whole, each
from sync.central.errors import Refused
from sync.protocol import limits

# What fits goes to its final name in one request; larger files go by a name of their own and are copied in the store.
_AT_ONCE = 16 << 20
_CHUNK = 8 << 20
_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bucket is and who may write there, as `central.json` keeps it."""

    bucket: str
    endpoint: str
    key: str
    secret: str
    region: str = "us-east-1"
    prefix: str = ""

    @classmethod
    def of(cls, settings: Mapping[str, object]) -> "Place":
        """The place in these settings.

        Raises:
            ValueError: something is missing or no text.
        """
        known = {name: settings[name] for name in cls.__dataclass_fields__ if name in settings}
        if set(known) != set(settings) or not all(isinstance(value, str) for value in known.values()):
            raise ValueError
        try:
            return cls(**known)  # type: ignore[arg-type]
        except TypeError as error:
            raise ValueError from error


class BlobBucket:
    """A bucket of blobs: `runs/<digest>/<device>/<first>-<leaves>` while leaves come, `blobs/<digest>` once sealed."""

    def __init__(self, place: Place) -> None:
        self._store = S3Store(
            place.bucket,
            prefix=place.prefix or None,
            endpoint=place.endpoint,
            region=place.region,
            access_key_id=place.key,
            secret_access_key=place.secret,
            virtual_hosted_style_request=False,
            client_options={"allow_http": place.endpoint.startswith("http://"), "timeout": timedelta(seconds=60)},
            retry_config={"max_retries": 4, "retry_timeout": timedelta(seconds=30)},
        )

    def write(self, sha256: str, device: str, offset: int, data: bytes | memoryview) -> None:
        """Put checked leaves; the store has them durably already when this returns."""
        first, leaves = offset // limits.LEAF_BYTES, -(-len(data) // limits.LEAF_BYTES)
        with _unavailable():
            self._create(f"{_runs(sha256, device)}{first:06d}-{leaves:06d}", data)

    def flush(self, _sha256: str, _device: str) -> None:
        """Nothing waits to be flushed here."""

    def keep(self, wholes: Sequence[Whole]) -> dict[str, Refused]:
        """Put whole small files under their final names, several at once: each is a round trip to the store."""
        return each(wholes, self._keep)

    def _keep(self, whole: Whole) -> None:
        whole.check()
        with _unavailable():
            self._create(_final(whole.sha256), whole.data)
        # What has its name may have been put by another one, and leaves of it may lie about.
        self.seal(whole.sha256, whole.device, len(whole.data), whole.block_root)

    def seal(self, sha256: str, device: str, size: int, block_root: str) -> None:
        """Check the whole file and give it its final name; repeating it is harmless.

        Raises:
            Refused: codes blob-not-whole, blobs-unavailable.
        """
        with _unavailable():
            if self._is_here(_final(sha256)):
                is_good = self._is_kept(sha256, size, block_root)
            else:
                is_good = self._assembled(sha256, device, size, block_root)
                if not is_good and self._is_here(_final(sha256)):
                    # Another worker was first, and took the runs away while they were read; or another device was,
                    # and what this one says of the file need not be true.
                    is_good = self._is_kept(sha256, size, block_root)
            # Their names are taken: without this the leaves could never be brought again.
            self._delete(self._names(sha256, device))
            if not is_good:
                raise Refused("blob-not-whole", 409)

    def read(self, sha256: str, start: int, end: int) -> bytes:
        """These bytes of a sealed blob."""
        if start >= end:
            return b""
        with _unavailable():
            return bytes(obstore.get_range(self._store, _final(sha256), start=start, end=end))

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """A sealed blob from its beginning to its end."""
        with _unavailable():
            for chunk in obstore.get(self._store, _final(sha256)).stream(min_chunk_size=_CHUNK):
                yield bytes(chunk)

    def left(self, before: float) -> Iterator[Left]:
        """Leaves of files, and what a worker that was cut off left."""
        with _unavailable():
            for name, touched in self._listed("sealing/", "checks/"):
                if touched < before:
                    yield Left(name)
            # A store lists by name, so what one device brought of a file comes together.
            for folder, runs in groupby(self._listed("runs/"), key=lambda found: found[0].rpartition("/")[0]):
                named = folder.split("/")
                if len(named) == 3 and max(touched for _, touched in runs) < before:
                    yield Left(f"{folder}/", *named[1:])

    def clear(self, left: Left, before: float) -> bool:
        """Delete it or all of its runs, unless one has come since."""
        with _unavailable():
            found = list(self._listed(left.name)) if left.device else [(left.name, 0.0)]
            if any(touched >= before for _, touched in found):
                return False
            self._delete([name for name, _ in found])
        return True

    def check(self) -> None:
        """Put, get and delete a few bytes."""
        name = f"checks/{os.urandom(8).hex()}"
        with _unavailable():
            self._create(name, b"svidok")
            obstore.get(self._store, name).bytes()
            self._delete([name])

    def _is_kept(self, sha256: str, size: int, block_root: str) -> bool:
        checked = Checked()
        for _ in checked.passing(self.chunks(sha256)):
            pass
        return checked.is_the(sha256, size, block_root)

    def _assembled(self, sha256: str, device: str, size: int, block_root: str) -> bool:
        checked = Checked()
        if size <= _AT_ONCE:
            data = b"".join(checked.passing(self._arrived(sha256, device)))
            if checked.is_the(sha256, size, block_root):
                self._create(_final(sha256), data)
                return True
            return False
        name = f"sealing/{sha256}-{os.urandom(8).hex()}"
        try:
            with obstore.open_writer(self._store, name, buffer_size=_CHUNK) as out:
                for chunk in checked.passing(self._arrived(sha256, device)):
                    out.write(chunk)
            if not checked.is_the(sha256, size, block_root):
                return False
            obstore.copy(self._store, name, _final(sha256))
        finally:
            self._delete([name])
        return True

    def _arrived(self, sha256: str, device: str) -> Iterator[bytes]:
        """The bytes that runs make together; runs of different sizes may lie over each other, with the same bytes."""
        wanted: list[tuple[str, int]] = []
        at = 0
        for name, first, end in sorted(self._spans(sha256, device), key=lambda span: (span[1], -span[2])):
            # Aligned powers of two: they nest or lie apart, so the first one that goes on from here is the longest.
            if first <= at < end:
                wanted.append((name, (at - first) * limits.LEAF_BYTES))
                at = end
        waiting: deque[tuple[Future[bytes], int]] = deque()
        with ThreadPoolExecutor(_AHEAD) as pool:
            for name, skipped in wanted:
                waiting.append((pool.submit(self._get, name), skipped))
                if len(waiting) == _AHEAD:
                    future, skip = waiting.popleft()
                    yield future.result()[skip:]
            while waiting:
                future, skip = waiting.popleft()
                yield future.result()[skip:]

    def _spans(self, sha256: str, device: str) -> Sequence[tuple[str, int, int]]:
        spans = []
        for name in self._names(sha256, device):
            first, _, leaves = name.rpartition("/")[2].partition("-")
            spans.append((name, int(first), int(first) + int(leaves)))
        return spans

    def _names(self, sha256: str, device: str) -> list[str]:
        return [name for name, _ in self._listed(_runs(sha256, device))]

    def _listed(self, *prefixes: str) -> Iterator[tuple[str, float]]:
        """Names, and when each was put, in seconds of the epoch."""
        for prefix in prefixes:
            for page in obstore.list(self._store, prefix=prefix):
                yield from ((found["path"], found["last_modified"].timestamp()) for found in page)

    def _get(self, name: str) -> bytes:
        return bytes(obstore.get(self._store, name).bytes())

    def _is_here(self, name: str) -> bool:
        try:
            obstore.head(self._store, name)
        except (NotFoundError, FileNotFoundError):
            return False
        return True

    def _create(self, name: str, data: bytes | memoryview) -> None:
        try:
            obstore.put(self._store, name, data, mode="create", use_multipart=False)
        except AlreadyExistsError:
            # Names hold a digest: what has this one passed the same check before it was put.
            return

    def _delete(self, names: Sequence[str]) -> None:
        try:
            if names:
                obstore.delete(self._store, list(names))
        except (NotFoundError, FileNotFoundError):
            return


def _runs(sha256: str, device: str) -> str:
    return f"runs/{sha256}/{device}/"


def _final(sha256: str) -> str:
    return f"blobs/{sha256}"


@contextmanager
def _unavailable() -> Iterator[None]:
    try:
        yield
    except (BaseError, OSError) as error:
        raise Refused("blobs-unavailable", 503) from error
