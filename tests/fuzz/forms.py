"""Readers of forms: expressions, patterns, XForms with a session of each, lists that come as files."""

import itertools
import re
from collections.abc import Callable
from datetime import UTC, datetime
from random import Random
from typing import Final
from xml.sax.saxutils import escape

from forms.engine import Environment, FormError, RepeatRefused, Session, load_form
from forms.engine.external import read_external
from forms.xpath.code import Frame, as_text
from forms.xpath.compiler import Compiler
from forms.xpath.errors import XPathError
from forms.xpath.patterns import pattern
from tests.forms import chance as by_chance
from tests.forms.engine.scenario import xform
from tests.forms.engine.test_short_ways import FORM
from tests.forms.engine.test_undoing import BODY, INSTANCE, MODEL
from tests.fuzz.changes import bytes_changed

# What makes a reader: an input by chance, the reader, its refusals.
Made = tuple[Callable[[Random], bytes], Callable[[bytes], object], tuple[type[Exception], ...]]

_VALUE: Final = re.compile(rb'="([^"<>]*)"')
_MOMENT: Final = datetime(2026, 11, 22, tzinfo=UTC)
_PIECES: Final = (
    b"(", b")", b"[", b"]", b"'", b'"', b"/", b"//", b"..", b"@", b"::", b"*", b" div ", b"-", b"|", b",", b"$x", b"e9",
    b"99999999999999999999", b"jr:itext(", b"instance('list')", b"current()", b"\xff", b"\xd0\x96",
    b"regex('a','(a*)*')",
    b"date('2022-13-45')", b"randomize(", b"uuid(1e9)", b"substr('abc',-9e99)", b"round(1e308,30)",
    b"format-date(., '%",
    b"pow(9,9e9)", b"exp(1e9)", b"digest('a','MD5')", b"distance('1 1;2 2')", b"geofence(., .)", b"int('nan')",
)  # fmt: skip
_PATTERNS: Final = (
    b"^[a-z0-9._%+-]+@([a-z0-9-]+\\.)+[a-z]{2,}$", b"\\d{1,3}(\\.\\d{1,3}){3}", b"(?=.*\\d)[^\\s\\p{L}]{3,}|\\bx\\b",
    b"((a+)+|b?){2,9}c*?", b"[\\u0400-\\u04ff' -]{0,40}", b"(?:x(?:y(?:z|\\w)*)+)+$",
)  # fmt: skip
# Those of few states: the others take ten times as long.
_SMALL_PATTERNS: Final = tuple(one for one in _PATTERNS if b"{2,9}" not in one)
_TAGS: Final = (
    b'jr:count="3"', b'jr:template=""', b'calculate=". + 1"', b'relevant="/data/b = 1"', b'type="int"',
    b"<repeat nodeset=\"/data\">",
    b'nodeset="/data/person/@x"', b"<value ref=\"x\"/>", b'event="odk-new-repeat"', b"&amp;", b"<!DOCTYPE a>", b"]]>",
    b'src="jr://file/none.csv"', b'jr:preload="uid"', b"</data>", b'constraint="regex(., \'[\')"',
)  # fmt: skip
_LISTS: Final = (
    b"\xef\xbb\xbfname,label,geometry\n1,\"a, b\",x\n2,\xd0\x96,\n", b"name;label\na;b\n",
    b'{"type":"FeatureCollection","features":[{"type":"Feature","id":1,"geometry":{"type":"Polygon","coordinates":'
    b'[[[1,2],[3,4.5]]]},"properties":{"a":null,"b":true,"c":[1]}}]}',
    b"<root><item><name>a</name><label>b</label></item><item x='1'/></root>",
)  # fmt: skip


def _spiced(seed: bytes, pieces: tuple[bytes, ...], chance: Random) -> bytes:
    """With pieces put in, or changed as bytes."""
    if chance.random() < 0.4:
        return bytes_changed(seed, chance)
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(seed) + 1)
        seed = seed[:at] + chance.choice(pieces) + seed[at + chance.choice((0, 0, 1, 5)) :]
    return seed


def _environment() -> Environment:
    count = itertools.count(1)
    return Environment(now=lambda: _MOMENT, new_id=lambda: f"{next(count):08x}")


def expression_parser() -> Made:
    """Lexer, parser, compiler and one evaluation."""
    session = Session(load_form(FORM), environment=_environment())
    (person, *_rest) = session.add_repeat("/data/person").added
    node = session._state.nodes[f"{person}/age"]

    def made(chance: Random) -> bytes:
        text = by_chance.expression(chance).encode()
        return text if chance.random() < 0.3 else _spiced(text, _PIECES, chance)

    def read(data: bytes) -> str:
        code = Compiler({}).compile(data.decode("utf-8", "replace"))
        return as_text(code)(node, Frame(node, session._scope))

    return made, read, (XPathError,)


def pattern_parser() -> Made:
    """Patterns, each asked about an answer that is the pattern itself."""

    def made(chance: Random) -> bytes:
        seed = chance.choice(_PATTERNS if chance.random() < 0.1 else _SMALL_PATTERNS)
        return bytes_changed(seed * chance.choice((1, 1, 3)), chance, _PATTERNS)

    def read(data: bytes) -> bool:
        text = data.decode("utf-8", "replace")
        # A long answer takes the time of ten runs.
        long = "a" * (3_000 if len(data) % 16 == 0 else 200)
        return pattern(text).matches(text * 2) or pattern(text).matches(long, whole=False)

    return made, read, (XPathError,)


_SMALL: Final = xform(
    "<name/><age/><dog><kind/></dog>",
    model='<bind nodeset="/data/age" type="int" constraint=". &lt; 120" relevant="/data/name != \'\'"/>'
    '<bind nodeset="/data/dog/kind" calculate="concat(/data/name, \'x\')"/>',
    body='<input ref="/data/name"><label>a</label></input><input ref="/data/age"/>'
    '<group ref="/data/dog"><label>b</label><repeat nodeset="/data/dog"><input ref="/data/dog/kind"/></repeat></group>',
)


def form_parser() -> Made:
    """XForms: loaded, begun, answered, checked."""
    # A small one half of the times: it is read three times as fast.
    seeds = (FORM, xform(INSTANCE, model=MODEL, body=BODY), _SMALL, _SMALL)

    def made(chance: Random) -> bytes:
        seed = chance.choice(seeds)
        if chance.random() < 0.3:
            return _spiced(seed, _TAGS, chance)
        # Another value of an attribute keeps it well-formed: an expression, or what stands at another one.
        values = list(_VALUE.finditer(seed))
        for old in sorted(chance.sample(values, chance.choice((1, 1, 2, 4))), key=lambda one: -one.start()):
            new = chance.choice(values).group(1)
            if chance.random() < 0.5:
                new = escape(by_chance.expression(chance), {'"': "&quot;"}).encode()
            seed = seed[: old.start(1)] + new + seed[old.end(1) :]
        return seed

    def read(data: bytes) -> None:
        session = Session(load_form(data, {"none.csv": b"name,label\n1,2\n"}), environment=_environment())
        before = session.saved()
        for question in session.definition.questions[:4]:
            if question.repeat is None:
                session.set_answer(question.path, "7")
        session.validate()
        session.go_to(before)

    return made, read, (FormError, RepeatRefused)


def list_parser() -> Made:
    """Lists that come with a form as files."""

    def made(chance: Random) -> bytes:
        return bytes_changed(chance.choice(_LISTS), chance, _LISTS)

    def read(data: bytes) -> None:
        name = "x.geojson" if data[:1] == b"{" else "x.xml" if data[:1] == b"<" else "x.csv"
        found = read_external(f"jr://file/{name}", {name: data})
        assert found.document.text() is not None

    return made, read, (FormError,)


FORMS: Final[dict[str, Callable[[], Made]]] = {
    "expression": expression_parser,
    "pattern": pattern_parser,
    "form": form_parser,
    "form-list": list_parser,
}
