"""`python -m tests.pictures [folder]`: pictures of every screen, both languages, light and dark, into docs/pictures.

With `--day` only those of a documenter's day with a written case.
"""

import argparse
import contextlib
import io
import os
import sys
import tempfile
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QApplication

from tests.app.recorder.sound_server import SoundServer, is_missing
from tests.doubles.program import RunningProgram
from tests.pictures import day
from tests.pictures.studio import HEIGHT, THEMES, WIDTH, BothLanguages, visit

DOCS = Path(__file__).parent.parent.parent / "docs" / "pictures"
MOST_BYTES = 12_000_000

#: The screens that are kept, with what they show.
KEPT = {
    "unlock": "Start: neutral names of vaults, one passphrase",
    "recovery": "Recovering a vault with two of its three cards",
    "restore": "The way back from a copy, at the first window",
    "repair": "A damaged vault, and the one button that makes it whole",
    "repaired": "The vault is whole again",
    "ceremony": "The keys of an organisation: what must be so before they are made",
    "ceremony-recipients": "The ceremony: who may read",
    "ceremony-rules": "The ceremony: rules for the laptops, each in one sentence",
    "first-start": "A new vault: six words are offered",
    "recovery-card": "One of the three recovery cards, shown once",
    "card-typed-back": "One card is typed back from the paper",
    "organisation-compare": "An organisation package: its six words are compared aloud",
    "organisation": "The organisation, and this device's certificate",
    "readiness": "Microphone, disk, clock and battery before anybody comes in",
    "settings": "Settings",
    "keys": "Keys and locks",
    "copies": "How the copies stand",
    "mission": "A new mission",
    "interview-setting": "Interview: setting and team",
    "interview-explain": "Interview: what was explained",
    "interview-consent": "Interview: consent",
    "interview-person": "Interview: the person, kept apart from the rest",
    "interview-account": "Interview: the free account with time-stamped notes",
    "listening": "Listening: nothing but the account, pinned to the sound; marks, condition and breaks by one key",
    "interview-by-pages": "Interview: one question at a time",
    "interview": "Interview: an incident, while sound is recorded",
    "structuring": "Structuring: words of the account become cards and stay linked to them",
    "interview-exhibits": "Interview: exhibits, and a photograph with what the camera wrote into it",
    "exhibits": "All exhibits: files with what they say of themselves, exhibits with their numbers",
    "interview-closing": "Interview: closing",
    "interview-reminders": "Interview: what is still to be thought of",
    "read-through": "Everything is read back",
    "statement": "The statement as PDF/A, made in memory",
    "signing": "Signatures on the pad, bound to these pages",
    "sealed": "Sealed",
    "delivery": "Delivered, the receipt is checked",
    "home": "Missions and interviews",
    "leaving": "Passing on what the person agreed to",
    "left": "Passed on: an encrypted file, read back",
    "answers": "The reader opens what was passed on",
    "custody": "Who did what in this vault",
    "integrity": "Everything in the vault was checked",
    "library-taken": "The form library, after a form was taken in",
    "library": "What the check says about a form",
    "form-map": "A form is tried: a place on the map",
    "received": "The coordinator reads a delivered interview",
    "received-sound": "The coordinator listens",
    "received-note": "The coordinator writes a note",
    "sealed-note": "The note has come back to the laptop",
    "assignments": "The coordinator gives work to a laptop",
    "publishing": "A mission package for the laptops",
    "delivery-log": "What earlier deliveries did",
    "hand-over": "Handing over to a laptop beside this one",
    **day.KEPT,
}


class Keeping(BothLanguages):
    """Writes the pictures of the screens that are kept."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.theme = ""
        self.files: list[Path] = []

    def shoot(self, program: RunningProgram, name: str) -> None:
        """Only what is kept is shown in both languages."""
        if name in KEPT:
            super().shoot(program, name)

    def look(self, program: RunningProgram, name: str, language: str) -> None:
        """Write the window into a small PNG."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        program.window.grab().save(buffer, "PNG")
        picture = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
        small = picture.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        file = self._folder / f"{name}-{language}-{self.theme}.png"
        small.save(file, optimize=True)
        self.files.append(file)


def main() -> int:
    """Make all pictures and their index, or those of the day alone."""
    parser = argparse.ArgumentParser(prog="tests.pictures", description="Pictures of every screen")
    parser.add_argument("folder", nargs="?", type=Path, default=DOCS)
    parser.add_argument("--day", action="store_true", help="only a documenter's day")
    asked = parser.parse_args()
    folder: Path = asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as running:
        if not is_missing():
            # Pictures show a computer with a loudspeaker; this one may have none.
            server = running.enter_context(SoundServer())
            os.environ["PULSE_SERVER"] = f"unix:{server.folder}/pulse/native"
        return _made(folder, day_only=asked.day)


def _made(folder: Path, *, day_only: bool) -> int:
    application = QApplication(["svidok"])
    wanted = day.KEPT if day_only else KEPT
    for old in folder.glob("*.png"):
        if not day_only or old.stem.rsplit("-", 2)[0] in wanted:
            old.unlink()
    camera = Keeping(folder)
    # Twice the whole way: changing the colours of a form in which every section is open takes longer.
    for camera.theme in THEMES:
        if not day_only:
            with tempfile.TemporaryDirectory(prefix="svidok-pictures-") as made:
                visit(Path(made), camera, theme=camera.theme)
        with tempfile.TemporaryDirectory(prefix="svidok-pictures-") as made:
            day.spend_day(Path(made), camera, theme=camera.theme, size=(WIDTH, HEIGHT))
    (folder / "README.md").write_text(index(), encoding="utf-8")
    size = sum(file.stat().st_size for file in camera.files)
    print(f"{len(camera.files)} pictures, {size / 1e6:.1f} MB, in {folder}")
    application.quit()
    return 0 if len(camera.files) == 4 * len(wanted) and size < MOST_BYTES else 1


def index() -> str:
    """The list of the pictures."""
    lines = [
        "# Pictures of every screen",
        "",
        "Made by `make pictures` from the running program: invented people, 1366x768 with a title bar, in Ukrainian",
        "and in English, light and dark. Looked at one by one; `tests/pictures/test_clipping.py` (`make test-slow`)",
        "checks, also with words twice as large, that nothing is cut, covered or left untranslated.",
        "",
        "| screen | Українською | in English |",
        "| --- | --- | --- |",
    ]
    for name, words in KEPT.items():
        cells = [
            " · ".join(f"[{theme}]({name}-{language}-{theme}.png)" for theme in ("light", "dark"))
            for language in ("uk", "en")
        ]
        lines.append(f"| {words} | {cells[0]} | {cells[1]} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(main())
