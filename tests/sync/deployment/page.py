"""The administrator's page: its commands and settings, as they stand in it."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
COURIERS = tuple(ROOT / "docs" / "guide" / language / "courier.md" for language in ("en", "uk"))
PAGES = tuple(ROOT / "docs" / "guide" / language / "central.md" for language in ("en", "uk"))


def told(path: Path) -> tuple[str, ...]:
    """Everything that the page sets as something to type, blocks and spans, in its order."""
    found = []
    for block, span in re.findall(r"```\n(.*?)```|`([^`]+)`", path.read_text("utf-8"), re.DOTALL):
        found.append(re.sub(r"\\\n\s*", "", block).strip() or " ".join(span.split()))
    return tuple(found)


def setting(name: str) -> str:
    """The line for postgresql.conf that begins with this name; both pages have the same."""
    lines = {next(one for one in told(page) if one.startswith(f"{name} = ")) for page in PAGES}
    assert len(lines) == 1, lines
    return lines.pop()
