"""300 photographs of 12 megapixels taken in through the real screen: time, memory of all processes, and Stop.

`python -m tests.bench.exhibits FOLDER COUNT` is the program that is measured; `measure` starts it
and reads what it says.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.screens.attachments.kinds import AttachmentKind
from app.screens.exhibits.importing import Summary
from app.screens.exhibits.presenter import ExhibitsPresenter
from app.screens.exhibits.view import ExhibitsScreen
from tests.app.recorder.desk import Desk
from tests.bench.figures import Figures
from tests.bench.recording4h import resident_kib

COUNT = 300
SIZE = (4_000, 3_000)
MOST_RESIDENT_MB = 250
STOP_AFTER = 20
LOOK_EVERY = 50


def photographs(folder: Path, count: int) -> Path:
    """So many files, no two alike, as cameras write them: a scene with grain."""
    folder.mkdir(parents=True)
    shapes = Image.effect_noise((40, 30), 90)
    colours = (shapes, shapes.rotate(90).resize(shapes.size), shapes.rotate(180))
    scene = Image.merge("RGB", colours).resize(SIZE, Image.Resampling.BICUBIC)
    grain = Image.effect_noise(SIZE, 30).convert("RGB")
    scene = Image.blend(scene, grain, 0.2)
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Nokia", "G42"
    scene.save(made, "JPEG", quality=92, exif=exif)
    for number in range(count):
        # After the end of the picture, where nobody looks: another file with another digest.
        (folder / f"IMG_{number:04d}.jpg").write_bytes(made.getvalue() + number.to_bytes(4, "big"))
    return folder


def children_of(pid: int) -> list[int]:
    """The processes that this one started."""
    told = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    return [int(child) for line in told for child in line.split()]


def shared_out_kib(pid: int) -> int:
    """What a process holds, pages that several hold divided among them: sums of it count nothing twice."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


class _Run:
    """One import through the screen, in an event loop."""

    def __init__(self, desk: Desk) -> None:
        self.summary: Summary | None = None
        self.most_own = self.most_all = self.most_looker = 0
        self.stop_after = 0
        self.asked_to_stop = self.ended = 0.0
        workspace = desk.workspace
        self.screen = ExhibitsScreen(workspace.navigator.header, workspace.messages, "I-1")
        self.presenter = ExhibitsPresenter(
            self.screen, desk.vault, desk.jobs, desk.clock, desk.interview_id,
            lambda _kind: (), lambda: (), lambda _ref, _number: None, lambda _count: None,
        )  # fmt: skip
        self._show_summary = self.screen.show_summary
        self.screen.show_summary = self._over  # type: ignore[method-assign]
        self.screen.resize(1366, 690)
        self.screen.show()
        self._timer = QTimer(interval=LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def run(self, paths: list[Path], stop_after: int = 0) -> float:
        """Give the seconds it took."""
        self.stop_after, self.asked_to_stop = stop_after, 0.0
        began = time.perf_counter()
        self.presenter.files_chosen(AttachmentKind.PLACE, paths)
        QApplication.exec()
        return self.ended - began

    def close(self) -> None:
        """Let go of the screen."""
        self._timer.stop()
        self.presenter.gone()
        self.screen.close()

    def _look(self) -> None:
        together = shared_out_kib(os.getpid())
        for child in children_of(os.getpid()):
            # It may end while we look.
            with contextlib.suppress(OSError, StopIteration):
                one = shared_out_kib(child)
                together += one
                self.most_looker = max(self.most_looker, one)
        self.most_own = max(self.most_own, resident_kib(os.getpid()))
        self.most_all = max(self.most_all, together)
        if self.stop_after and not self.asked_to_stop and self.screen.files.count() >= self.stop_after:
            self.asked_to_stop = time.perf_counter()
            self.presenter.cancel_asked()

    def _over(self, summary: Summary) -> None:
        self._show_summary(summary)
        self.summary, self.ended = summary, time.perf_counter()
        QApplication.quit()


def main() -> None:
    """Measure in this process, and say it as JSON."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    photos = folder / "photos"
    application = QApplication(["bench"])
    size = sum(path.stat().st_size for path in photos.iterdir())
    stopped, whole = Desk(folder / "stopped"), Desk(folder / "whole")
    run = _Run(stopped)
    run.run([photos], min(STOP_AFTER, count // 2))
    latency = run.ended - run.asked_to_stop
    run.close()
    stopped.close()
    run = _Run(whole)
    before = resident_kib(os.getpid())
    seconds = run.run([photos])
    assert run.summary is not None
    told = {
        "photos": count,
        "photo_mb": round(size / count / 1e6, 1),
        "taken_in": len(run.summary.taken),
        "seconds": round(seconds, 1),
        "each_ms": round(seconds / count * 1000, 1),
        "stop_ms": round(latency * 1000, 1),
        "resident_before_mb": round(before / 1024, 1),
        "resident_most_mb": round(run.most_own / 1024, 1),
        "looker_most_mb": round(run.most_looker / 1024, 1),
        "together_most_mb": round(run.most_all / 1024, 1),
        "met_resident": int(max(run.most_own, run.most_all) <= MOST_RESIDENT_MB * 1024),
    }
    run.close()
    whole.close()
    application.quit()
    print(json.dumps(told))


def measure(folder: Path, count: int = COUNT) -> Figures:
    """Have it measured by a process of its own."""
    # Here and not there: what making them leaves in memory is not the program's.
    photographs(folder / "photos", count)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.exhibits", str(folder), str(count)], capture_output=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


if __name__ == "__main__":
    main()
