"""`python -m tests.tour [folder]`: the whole job in practice, through the real widgets, where there is no screen."""

import argparse
import os
import sys
import traceback
from datetime import datetime
from pathlib import Path


def main() -> int:
    """Run the tour; says where its pictures are, and where it stopped if it did not reach the end."""
    parser = argparse.ArgumentParser(prog="tests.tour", description="The whole job in practice, off screen")
    parser.add_argument("folder", nargs="?", type=Path, help="a new folder for pictures, statement and report")
    folder: Path | None = parser.parse_args().folder
    if folder is None:
        folder = Path("practice-tour") / datetime.now().strftime("%Y-%m-%d-%H%M%S")
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        print(f"The folder {folder} cannot be made: {error.strerror}. Name a new one.", file=sys.stderr)
        return 2
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
    from tests.tour.practising import practise

    print(f"Pictures, statement and report: {folder.absolute()}", flush=True)
    try:
        practise(folder)
    except Exception as error:
        (folder / "stopped.txt").write_text(traceback.format_exc(), encoding="utf-8")
        where = traceback.extract_tb(error.__traceback__)
        steps = [frame.name for frame in where if "tests/tour" in frame.filename.replace(os.sep, "/")]
        print(
            f"The tour stopped in {' > '.join(steps[-3:])}: {error or type(error).__name__}\n"
            f"Details: {folder.absolute() / 'stopped.txt'}",
            file=sys.stderr,
        )
        return 1
    print(f"The whole job was done. Pictures, statement and report: {folder.absolute()}")
    return 0


if __name__ == "__main__":
    # Threads of libraries may not hold the process back once the tour is over.
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
