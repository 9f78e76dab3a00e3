"""A workspace that did the whole job, has the next interview open and records, until a line of input locks it.

`python -m tests.leaks.at_work CARD`; the passphrase is the first line of standard input. It differs from the program in
the price of a guess, in the sound that its recorder hears, and in that it does not hide its memory.
"""

import sys
import threading
from pathlib import Path

from app.jobs import Lane
from app.logs import silence
from app.recorder.alone import sign_of
from storage.interviews import attachments
from storage.interviews.attachments import AttachmentHandle, AttachmentKind
from storage.objects.kinds import PartKind
from tests.flows import planted
from tests.flows.laptop import Laptop, _failed


def say(*words: object) -> None:
    """Tell the test."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class LockedLaptop(Laptop):
    """Does the whole job, opens the next interview, records; then waits for the lock."""

    def _look_around(self) -> None:
        workspace = self._composition.workspace
        assert workspace is not None
        super()._look_around()
        self.front.application.clipboard().setText(planted.SENTENCES[4])
        self.front.jobs.run(Lane.VAULT, self._row, done=self._record, failed=_failed)

    def _row(self) -> AttachmentHandle:
        workspace = self._composition.workspace
        assert workspace is not None
        with workspace.vault.transaction() as tx:
            return attachments.begin(
                tx, workspace.vault, self._next, PartKind.BODY, AttachmentKind.AUDIO, "audio/ogg", workspace.clock.now()
            )

    def _record(self, handle: AttachmentHandle) -> None:
        workspace = self._composition.workspace
        assert workspace is not None
        link = workspace.recorder
        link.arm("")
        link.record(handle.path, handle.key, reserve_bytes=0, sign=sign_of(workspace.vault.directory))
        link.progress.connect(lambda _: self._recording(handle))

    def _recording(self, handle: AttachmentHandle) -> None:
        workspace = self._composition.workspace
        assert workspace is not None
        workspace.recorder.progress.disconnect()
        say("recording", workspace.recorder.process_id, handle.key.hex())

    def lock(self) -> None:
        """As if the key had been pressed; from any thread."""
        locking = self._composition.guard.locking
        assert locking is not None
        self.front.jobs.post(locking.lock)


def main() -> None:
    silence()
    laptop = LockedLaptop(sys.stdin.readline().rstrip("\n"), Path(sys.argv[1]))
    threading.Thread(target=lambda: (sys.stdin.readline(), laptop.lock()), daemon=True).start()
    laptop.run()


if __name__ == "__main__":
    main()
