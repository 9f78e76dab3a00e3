"""What the pages of a statement carry, in plain values, and the texts they are worded with."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

Texts = Mapping[str, str]
_LANGUAGES = ("uk", "en")
_MAX_FILE = 1 << 20


@dataclass(frozen=True, slots=True)
class StatementHeader:
    """What the statement says of the interview and does not find in the answers.

    Attributes:
        person_code: Pseudonym; the statement carries no name.
        started: Moment with its zone, ISO 8601, as are the others.
        recordings: Digests of the recordings, for the record card.
    """

    number: str
    person_code: str
    organisation: str
    mission: str
    team: tuple[str, ...]
    started: str
    ended: str
    device: str
    practice: bool
    recordings: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A name and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with paragraphs and rows under it."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A place to sign: whose, and what stands under the line."""

    role: str
    caption: str


@dataclass(frozen=True, slots=True)
class StatementContent:
    """Everything the page prints, in one language.

    Attributes:
        moment: End of the interview, ISO 8601 with its zone; the document is dated by it.
        watermark: Printed across each page; empty except in practice.
    """

    language: str
    moment: str
    practice: bool
    watermark: str
    title: str
    subtitle: str
    number: str
    organisation: str
    page_of: str
    header: tuple[Row, ...]
    blocks: tuple[Block, ...]
    declaration: tuple[str, ...]
    signatures: tuple[SignatureLine, ...]
    card_title: str
    card: tuple[Row, ...]
    limits: tuple[str, ...]


class TextsBroken(Exception):
    """The file of statement texts cannot be read."""

    code = "texts-broken"


def load_texts(source: bytes) -> Mapping[str, Texts]:
    """The statement's own words by language code and key.

    Raises:
        TextsBroken: A language or a text is missing.
    """
    if len(source) > _MAX_FILE:
        raise TextsBroken
    try:
        read = json.loads(source)
        texts = {language: {str(key): str(text) for key, text in read[language].items()} for language in _LANGUAGES}
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise TextsBroken from error
    if texts["uk"].keys() != texts["en"].keys():
        raise TextsBroken
    return texts
