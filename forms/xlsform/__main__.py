"""The converter's entrance when the program is not frozen: ``python -m forms.xlsform``."""

import sys

from forms.xlsform.worker import main

if __name__ == "__main__":
    sys.exit(main(sys.stdin.buffer, sys.stdout.buffer))
