"""What the service says of itself: a JSON object a line. Codes and numbers; never content, addresses or parameters."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import TextIO

from storage.platform.clock import iso

OURS = "svidok.central"
_LONGEST = 200


class JsonLines(logging.Formatter):
    """Of our own records their fields; of others the template without what was put into it."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        line: dict[str, object] = {
            "at": iso(datetime.fromtimestamp(record.created, UTC)),
            "level": record.levelname.lower(),
            "from": record.name,
            "what": str(record.msg)[:_LONGEST],
        }
        fields = getattr(record, "fields", None)
        if record.name.startswith(OURS) and isinstance(fields, dict):
            line |= fields
        if record.exc_info and record.exc_info[0] is not None:
            # Its text may quote what came in: only its kind, and where it was met.
            line["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])[-8:]
            line["where"] = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames]
        return json.dumps(line, ensure_ascii=False)


def to(stream: TextIO = sys.stderr) -> logging.Handler:
    """Send everything that is logged in this process to a stream, as lines of JSON."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.INFO)
    return handler
