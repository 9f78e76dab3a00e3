"""Functions about texts."""

import base64
import binascii
import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from forms.xpath.code import Code, Frame, TextCode, TruthCode, as_number, as_text
from forms.xpath.errors import XPathError
from forms.xpath.functions.building import Builder, Compiling, check_count, number, spread, text, truth
from forms.xpath.nodes import Node
from forms.xpath.patterns import pattern
from forms.xpath.syntax import Expression, Literal, Path

_SELF = Path(False, ())
_SIGNATURE = 64
_SPACE = re.compile(r"[ \t\r\n]+")


def _own(builder: Builder) -> Builder:
    """The same function, on the context node when called without an argument."""

    def build(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
        return builder(name, compiling, arguments or (_SELF,))

    return build


def _concat(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    strings = spread([compiling.whole(argument) for argument in arguments])
    return TextCode(lambda node, frame: "".join(strings(node, frame)))


def _join(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, None)
    glue = as_text(compiling.code(arguments[0]))
    strings = spread([compiling.whole(argument) for argument in arguments[1:]])
    return TextCode(lambda node, frame: glue(node, frame).join(strings(node, frame)))


def _substr(value: str, start: float, end: float | None = None) -> str:
    first = _place(start, len(value))
    last = len(value) if end is None else _place(end, len(value))
    return value[first:last] if first < last else ""


def _place(at: float, length: int) -> int:
    if at != at:
        return 0
    whole = int(max(min(at, length), -length - 1))
    return max(whole + length, 0) if whole < 0 else whole


def _substring(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 2, 3)
    value, start = as_text(compiling.code(arguments[0])), as_number(compiling.code(arguments[1]))
    length = as_number(compiling.code(arguments[2])) if len(arguments) == 3 else None

    def run(node: Node, frame: Frame) -> str:
        source, first = value(node, frame), start(node, frame)
        if first != first:
            return ""
        begin = _half_up(first)
        end = float("inf") if length is None else begin + _half_up(length(node, frame))
        return "".join(letter for at, letter in enumerate(source, 1) if begin <= at < end)

    return TextCode(run)


def _half_up(value: float) -> float:
    if value != value or value in (float("inf"), float("-inf")):
        return value
    return float((value + 0.5) // 1)


def _before(value: str, mark: str) -> str:
    head, found, _ = value.partition(mark) if mark else ("", "", "")
    return head if found else ""


def _after(value: str, mark: str) -> str:
    return value.partition(mark)[2] if mark else value


def _translate(value: str, old: str, new: str) -> str:
    table: dict[int, str | None] = {}
    for at, letter in enumerate(old):
        table.setdefault(ord(letter), new[at] if at < len(new) else None)
    return value.translate(table)


def _regex(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 2, 2)
    value, wanted = (as_text(compiling.code(argument)) for argument in arguments)
    whole = compiling.switches.whole_regex
    if isinstance(arguments[1], Literal):
        # A pattern that is written out is refused with the form, not found out at an answer.
        fixed = pattern(arguments[1].value)
        return TruthCode(lambda node, frame: fixed.matches(value(node, frame), whole=whole))
    return TruthCode(lambda node, frame: pattern(wanted(node, frame)).matches(value(node, frame), whole=whole))


def _digest(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 2, 3)
    runs = [as_text(compiling.code(argument)) for argument in arguments]

    def run(node: Node, frame: Frame) -> str:
        value, algorithm, *encoding = [one(node, frame) for one in runs]
        known = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
        chosen = known.get(algorithm.upper()) or known.get(algorithm.upper().replace("SHA", "SHA-"))
        if chosen is None:
            raise XPathError("unknown-digest")
        found = hashlib.new(chosen, value.encode(), usedforsecurity=False)
        return (
            found.hexdigest()
            if encoding and encoding[0].lower() == "hex"
            else base64.b64encode(found.digest()).decode()
        )

    return TextCode(run)


def _from_base64(value: str) -> str:
    try:
        return base64.b64decode(value).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _extract_signed(value: str, public_key: str) -> str:
    """What was signed with a key's other half; empty when the signature does not hold."""
    try:
        content, key = base64.b64decode(value, validate=True), base64.b64decode(public_key, validate=True)
        Ed25519PublicKey.from_public_bytes(key).verify(content[:_SIGNATURE], content[_SIGNATURE:])
        return content[_SIGNATURE:].decode()
    except (binascii.Error, ValueError, InvalidSignature):
        return ""


def _uuid(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 0, 1)
    if not arguments:
        return TextCode(lambda node, frame: frame.scope.unique())
    length = as_number(compiling.code(arguments[0]))
    letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

    def run(node: Node, frame: Frame) -> str:
        wanted = length(node, frame)
        count = int(wanted) if 0 < wanted <= 1_000 else 0
        return "".join(letters[int(frame.scope.random() * len(letters))] for _ in range(count))

    return TextCode(run)


def _itext(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    text_id = as_text(compiling.code(arguments[0]))
    return TextCode(lambda node, frame: frame.scope.translate(text_id(node, frame)))


def _choice_name(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 2, 2)
    value, question = as_text(compiling.code(arguments[0])), as_text(compiling.code(arguments[1]))
    return TextCode(
        lambda node, frame: frame.scope.choice_label(value(node, frame), question(node, frame), frame.current)
    )


def _property(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 1, 1)
    wanted = as_text(compiling.code(arguments[0]))
    return TextCode(lambda node, frame: frame.scope.property(wanted(node, frame)))


def _version(name: str, compiling: Compiling, arguments: tuple[Expression, ...]) -> Code:
    check_count(name, arguments, 0, 0)
    return TextCode(lambda node, frame: frame.scope.property("version"))


FUNCTIONS: dict[str, Builder] = {
    "string": _own(text(lambda value: value, as_text)),
    "concat": _concat,
    "join": _join,
    "substr": text(_substr, as_text, as_number, as_number, least=2),
    "substring": _substring,
    "substring-before": text(_before, as_text, as_text),
    "substring-after": text(_after, as_text, as_text),
    "translate": text(_translate, as_text, as_text, as_text),
    "string-length": _own(number(lambda value: float(len(value)), as_text)),
    "normalize-space": _own(text(lambda value: _SPACE.sub(" ", value).strip(" "), as_text)),
    "contains": truth(lambda value, part: part in value, as_text, as_text),
    "starts-with": truth(lambda value, part: value.startswith(part), as_text, as_text),
    "ends-with": truth(lambda value, part: value.endswith(part), as_text, as_text),
    "regex": _regex,
    "upper-case": text(str.upper, as_text),
    "lower-case": text(str.lower, as_text),
    "uuid": _uuid,
    "digest": _digest,
    "extract-signed": text(_extract_signed, as_text, as_text),
    "base64-decode": text(_from_base64, as_text),
    "jr:itext": _itext,
    "jr:choice-name": _choice_name,
    "property": _property,
    "version": _version,
}
