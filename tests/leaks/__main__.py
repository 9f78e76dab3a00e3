"""`python -m tests.leaks`: the planted-string scan, as JSON; ends with 1 when something was found or not searched."""

import json
import sys
import tempfile
from pathlib import Path

from tests.leaks.walk import walk


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        found = walk(Path(folder))
    print(json.dumps(found.figures(), indent=2, ensure_ascii=False))
    return 0 if found.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
