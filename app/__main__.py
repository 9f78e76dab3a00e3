"""The entrance of every process; each role imports only what it needs."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.processes import Arrival, Exit, Role

if TYPE_CHECKING:
    from app.front import Front, Program


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the process that the command line names; without a role, the whole program."""
    given_words = list(sys.argv[1:] if arguments is None else arguments)
    if given_words[:1] == ["forms"]:
        return _forms(given_words[1:])
    parser = argparse.ArgumentParser(
        prog="svidok", description="Recorder of witness interviews", epilog="svidok forms --help: try forms as JSON"
    )
    parser.add_argument(
        "--role", choices=[role.value for role in Role], default=Role.LAUNCHER.value, help=argparse.SUPPRESS
    )
    parser.add_argument(
        "--arrival", choices=[one.value for one in Arrival], default=Arrival.STARTED.value, help=argparse.SUPPRESS
    )
    parser.add_argument(
        "--practice",
        nargs="?",
        const="",
        default=None,
        metavar="DIRECTORY",
        help="practise with invented people, apart from all real work",
    )
    given, rest = parser.parse_known_args(arguments)
    role = Role(given.role)
    from storage.platform.process import harden

    # Every process of the program: also those without keys see answers, names or what a person chose.
    harden()
    if role is Role.RECORDER:
        from app.recorder.entrance import main as recorder

        return recorder()
    if role is Role.FORM_CONVERTER:
        return _form_converter(rest)
    if role is Role.LOOKER:
        return _looker(rest)
    if role is Role.TRANSCRIBER:
        return _transcriber(rest)
    if rest:
        parser.error("unknown: " + " ".join(rest))
    return _program(role, given.practice, Arrival(given.arrival))


def _program(role: Role, practice: str | None, arrival: Arrival) -> int:
    from app.places import Places, refused
    from storage.platform.folders import data_folder

    base = data_folder()
    folder = base if practice is None else Path(practice or base / "practice").absolute()
    places = Places(folder, practice=practice is not None)
    reason = refused(places, base)
    if reason:
        print(reason, file=sys.stderr)
        return Exit.REFUSED
    if role is Role.CENTRAL:
        from app.practice_central import serve

        return serve(places)
    if role is Role.WORKSPACE:
        from app.front import run as workspace

        return workspace(places, arrival, _load)
    from app.launcher import run as launcher

    return launcher([] if practice is None else ["--practice", str(folder)])


def _load() -> "Callable[[Front], Program]":
    from app.composition import Composition

    return Composition


def _forms(rest: Sequence[str]) -> int:
    from app.form_tester import main as forms

    return forms(rest)


def _form_converter(rest: Sequence[str]) -> int:
    from forms.xlsform.worker import main as worker
    from storage.platform.process import bound

    # A form of 5,000 questions takes a third of this, and two of these seconds.
    bound(memory=384 * 1024**2, seconds=5)
    return worker()


def _looker(rest: Sequence[str]) -> int:
    from app.looking.worker import MEMORY, SECONDS
    from app.looking.worker import main as worker
    from storage.platform.process import bound, ignore_interrupts

    kind = rest[-1] if rest else ""
    if kind == "film":
        from app.looking.film import main as film

        ignore_interrupts()
        # Hours of film are hours of computing.
        bound(memory=2 * MEMORY, seconds=6 * 60 * 60, only_data=True)
        return film()
    ignore_interrupts()
    # PDFium reserves far more addresses than it uses: there only what is written to counts.
    bound(memory=MEMORY, seconds=SECONDS, only_data=kind == "pages")
    return worker(kind)


def _transcriber(rest: Sequence[str]) -> int:
    from storage.platform.process import bound, cut_off, ignore_interrupts, stand_back

    ignore_interrupts()
    # Before anything is loaded: threads of a library would keep the network of before.
    cut_off()
    stand_back()
    from app.transcribing.worker import MEMORY, MOST_SECONDS
    from app.transcribing.worker import main as worker

    seconds = int(rest[-1]) if rest and rest[-1].isascii() and rest[-1].isdigit() else MOST_SECONDS
    bound(memory=MEMORY, seconds=min(seconds, MOST_SECONDS), only_data=True)
    return worker()


if __name__ == "__main__":
    sys.exit(main())
