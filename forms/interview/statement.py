"""The statement that is read back and signed, as plain content; the page itself is made by the program."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms.engine import Session


@dataclass(frozen=True, slots=True)
class StatementHeader:
    """What the statement says of the interview and does not find in the answers.

    Attributes:
        person_code: Pseudonym; the statement carries no name.
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
    """Everything the page prints, in one language."""

    language: str
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


def load_texts(source: bytes) -> Mapping[str, Mapping[str, str]]:
    """The statement's own words by language code and key.

    Raises:
        TextsBroken: A language or a text is missing.
    """
    raise NotImplementedError


def statement_content(
    session: Session, header: StatementHeader, texts: Mapping[str, Mapping[str, str]], language: str = "uk"
) -> StatementContent:
    """The statement of a session in one language (``uk`` or ``en``)."""
    raise NotImplementedError
