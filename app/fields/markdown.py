"""The Markdown that form labels may hold, as rich text in which nothing else survives."""

import html
import re

_HEADING = re.compile(r"^(#{1,4})\s+(.+)$")
_ITEM = re.compile(r"^[-*]\s+(.+)$")
_STRONG = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
_EMPHASIS = re.compile(r"(?<!\w)[*_](?=\S)(.+?)(?<=\S)[*_](?!\w)")
_SPAN = re.compile(
    r"&lt;span\s+style=(?:\"([^\"<>]{0,200})\"|'([^'<>]{0,200})')\s*&gt;(.*?)&lt;/span&gt;", re.IGNORECASE | re.DOTALL
)
_SPAN_TAG = re.compile(r"</?span[^<>]{0,200}>", re.IGNORECASE)
_COLOUR = re.compile(r"#[0-9a-f]{3}(?:[0-9a-f]{3})?", re.IGNORECASE)
_COLOURS = frozenset(
    {
        "black", "silver", "gray", "white", "maroon", "red", "purple", "fuchsia",
        "green", "lime", "olive", "yellow", "navy", "blue", "teal", "aqua", "orange",
    }
)  # fmt: skip
_FAMILIES = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy"})
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
#: A label longer than this is not a label; the rest is not shown.
LIMIT = 20_000


def to_rich_text(text: str) -> str:
    """Give rich text for bold, emphasis, headings, lists and line breaks; links become their words and address."""
    lines: list[str] = []
    in_list = False
    for line in text[:LIMIT].splitlines():
        item = _ITEM.match(line.strip())
        if in_list and not item:
            lines.append("</ul>")
            in_list = False
        if item:
            if not in_list:
                lines.append('<ul style="margin-left:-22px;margin-top:2px;margin-bottom:2px">')
                in_list = True
            lines.append(f"<li>{_inline(item.group(1))}</li>")
            continue
        heading = _HEADING.match(line.strip())
        if heading:
            lines.append(f"<b>{_inline(heading.group(2))}</b><br>")
        else:
            lines.append(f"{_inline(line)}<br>")
    if in_list:
        lines.append("</ul>")
    joined = "".join(lines)
    return joined.removesuffix("<br>")


def to_plain(text: str) -> str:
    """Give the words alone, for names read aloud."""
    words = _LINK.sub(r"\1", _SPAN_TAG.sub("", text[:LIMIT]))
    words = _STRONG.sub(lambda found: found.group(1) or found.group(2), words)
    words = _EMPHASIS.sub(r"\1", words)
    return " ".join(re.sub(r"^[#\-*]+\s+", "", line.strip()) for line in words.splitlines()).strip()


def _inline(text: str) -> str:
    # Nothing of the form's own markup may reach the rich text engine: it could name files of this computer.
    safe = html.escape(text, quote=False)
    safe = _LINK.sub(lambda found: f"{found.group(1)} ({found.group(2)})", safe)
    safe = _STRONG.sub(lambda found: f"<b>{found.group(1) or found.group(2)}</b>", safe)
    safe = _EMPHASIS.sub(r"<i>\1</i>", safe)
    return _SPAN.sub(lambda found: _styled(found.group(1) or found.group(2) or "", found.group(3)), safe)


def _styled(style: str, words: str) -> str:
    """Words in the colour and family that a form may ask for; nothing else of a style is taken over."""
    kept: list[str] = []
    for part in style.split(";"):
        name, _, value = (piece.strip().lower() for piece in part.partition(":"))
        if name == "color" and (value in _COLOURS or _COLOUR.fullmatch(value)):
            kept.append(f"color:{value}")
        elif name == "font-family" and value in _FAMILIES:
            kept.append(f"font-family:{value}")
    return f'<span style="{";".join(kept)}">{words}</span>' if kept else words
