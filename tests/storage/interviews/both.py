"""A coordinator's vault beside an author's: what one seals, the other reads and answers."""

import shutil
from dataclasses import dataclass

from storage.interviews import outbox, received
from storage.interviews.received import FetchedObject
from tests.storage.interviews.scene import Scene, later


@dataclass
class Both:
    author: Scene
    coordinator: Scene
    objects: list[FetchedObject]
    certificate: bytes
    manifest: str

    def keep(self, objects: list[FetchedObject] | None = None, certificate: bytes = b"") -> received.ReceivedInterview:
        with self.coordinator.vault.transaction() as tx:
            return received.keep(
                tx, self.objects if objects is None else objects, certificate or self.certificate,
                practice=False, moment=later(600),
            )  # fmt: skip

    def fetch_files(self) -> None:
        with self.coordinator.vault.read() as tx:
            wanted = received.get(tx, self.manifest).blobs_wanted
        for item in self.author.waiting():
            if item.is_blob and item.digest in wanted:
                target = received.blob_target(self.coordinator.vault)
                shutil.copy(outbox.blob_path(self.author.vault, item), target)
                received.keep_blob(self.coordinator.vault, item.digest, target)
