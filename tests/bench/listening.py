"""A free account is typed while a recorder runs: keys to the screen, lost letters, places in the sound, the processor.

Real are the widgets (painted off screen), the form with its rules, the vault, and a recorder process that hears a
bundled sound in real time. The keys come as fast as the program takes them, as many as a person types in half an hour;
what they cost is then spread over that half hour.
"""

import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from forms.interview.answers import ref_of, value
from storage.interviews import notes
from storage.interviews.notes import NoteKind
from tests.bench.figures import Figures, spread

MINUTES = 30
#: A practised typist writes about 40 words in a minute; people who tell do not stop for more than that.
KEYS_A_SECOND = 3.5
#: Real seconds of the recorder, of which its share is taken.
HEARD_S = 30.0
SENTENCE = "Ми сиділи в погребі, коли вони зайшли у двір; надворі гавкав собака. "
PARAGRAPH = 6
AGREED = ("cn_participate", "cn_notes", "cn_audio", "cn_capacity")


class Waiting:
    """What the house needs of pytest-qt: to wait with the event loop running."""

    def waitUntil(self, is_so: object, timeout: int = 5_000) -> None:  # the name that pytest-qt gives it
        until = time.monotonic() + timeout / 1000
        while not is_so():  # type: ignore[operator]
            if time.monotonic() > until:
                raise TimeoutError
            QCoreApplication.processEvents()


def measure(minutes: float = MINUTES, heard_s: float = HEARD_S) -> Figures:
    """Type as much as a person does in so many minutes, while the recorder hears for so many seconds at least."""
    application = QApplication.instance() or QApplication([])
    from tests.pages.house import House  # it needs the application that was just made

    with tempfile.TemporaryDirectory() as folder:
        house = House(Waiting(), Path(folder), "uk")  # type: ignore[arg-type]  # all of pytest-qt that it uses
        try:
            return _typed(house, int(minutes * 60 * KEYS_A_SECOND), minutes * 60, heard_s)
        finally:
            house.close()
            application.processEvents()


def _typed(house: object, keys: int, seconds: float, heard_s: float) -> Figures:
    interview = house.open_interview()  # type: ignore[attr-defined]
    session = interview.presenter.in_hand().session
    for name in AGREED:
        interview.presenter.answered(ref_of(session, name), "yes")
    interview.presenter.answered(ref_of(session, "cn_pressure"), "no")
    interview.presenter.answered(ref_of(session, "cn_teachback"), "Зрозуміло")
    interview.presenter.answered(ref_of(session, "iv_added_value"), "Хто був у підвалі.")
    panel = interview.findChild(QWidget, "recordingTime").parentWidget().parentWidget()
    record = panel.findChild(QPushButton, "record")
    record.click()
    Waiting().waitUntil(lambda: panel.position() is not None, 30_000)
    interview.doors.listen_asked()
    screen = house.window.front  # type: ignore[attr-defined]
    edit = screen.account
    text = _text(keys)
    taken: list[float] = []
    worked: list[float] = []
    began_at: dict[str, int] = {}
    heard_before, began = _children(), time.monotonic()
    own_before = time.process_time()
    for at, sign in enumerate(text):
        if at == 0 or text[at - 1] == "\n":
            # A person begins a paragraph after the words before it have been taken down.
            Waiting().waitUntil(lambda: presenter_is_idle(screen), 10_000)
            began_at[text[at:].partition("\n")[0][:60]] = panel.position().offset_ms
        start, before = time.perf_counter(), time.thread_time()
        _key(edit, sign)
        edit.viewport().repaint()
        worked.append(time.thread_time() - before)
        taken.append(time.perf_counter() - start)
        QCoreApplication.processEvents()
    own = time.process_time() - own_before
    Waiting().waitUntil(lambda: presenter_is_idle(screen), 10_000)
    while time.monotonic() - began < heard_s:
        QCoreApplication.processEvents()
        time.sleep(0.05)
    elapsed = time.monotonic() - began
    recorder = sum(used - heard_before[child] for child, used in _children().items() if child in heard_before)
    stop = panel.findChild(QPushButton, "stop")
    Waiting().waitUntil(lambda: not interview.presenter.has_unsaved, 30_000)
    stop.click()
    Waiting().waitUntil(lambda: panel.position() is None, 30_000)
    kept = value(interview.presenter.in_hand().session, "fa_text")
    with house.vault.read() as tx:  # type: ignore[attr-defined]
        pins = [one for one in notes.of_interview(tx, house.interview_id) if one.kind is NoteKind.PIN]  # type: ignore[attr-defined]
    house.window.home()  # type: ignore[attr-defined]
    house.link.close()  # type: ignore[attr-defined]
    distances = [abs(pin.offset_ms - at) for pin in pins for words, at in began_at.items() if _same(pin.text, words)]
    share = own / seconds + recorder / elapsed
    return {
        "listening_keys": len(text),
        "listening_keys_lost": len(text) - len(kept) if text.startswith(kept) or kept.startswith(text) else -1,
        **spread("listening_key_to_screen", taken),
        # Without the time in which others had the processor.
        **spread("listening_key_worked", worked),
        "listening_paragraphs": len(began_at),
        "listening_paragraphs_pinned": len({pin.text for pin in pins}),
        "listening_farthest_from_its_sound_ms": max(distances, default=-1),
        "listening_share_of_a_core_percent": round(100 * share, 2),
        "listening_recorder_share_percent": round(100 * recorder / elapsed, 2),
        "listening_seconds_of_the_measurement": round(elapsed, 1),
    }


def presenter_is_idle(screen: object) -> bool:
    """Whether the beginning that was written last has its place already."""
    presenter, _ = screen.presenter  # type: ignore[attr-defined]
    presenter.settle()
    return presenter.is_settled


def _text(keys: int) -> str:
    """Numbered sentences in paragraphs, so that each paragraph is unlike the others."""
    parts: list[str] = []
    count = 0
    while count < keys:
        number = len(parts) + 1
        parts.append(f"{number}. {SENTENCE}" + ("\n" if number % PARAGRAPH == 0 else ""))
        count += len(parts[-1])
    return "".join(parts)[:keys].rstrip("\n")


def _key(widget: QWidget, sign: str) -> None:
    key = Qt.Key.Key_Return if sign == "\n" else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "\r" if sign == "\n" else sign)
        QApplication.sendEvent(widget, event)


def _same(quote: str, words: str) -> bool:
    return words.startswith(quote[:20]) and quote[:2] == words[:2]


def _children() -> dict[int, float]:
    """Processor seconds of each of the processes that were started from here and still run."""
    ticks = os.sysconf("SC_CLK_TCK")
    parents: dict[int, list[tuple[int, float]]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        used = (int(fields[11]) + int(fields[12])) / ticks
        parents.setdefault(int(fields[1]), []).append((int(path.parent.name), used))
    below: list[int] = [os.getpid()]
    found: dict[int, float] = {}
    while below:
        for child, used in parents.get(below.pop(), []):
            below.append(child)
            found[child] = used
    return found
