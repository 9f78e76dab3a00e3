"""Links between words of the account and what was made of them; words that are gone keep their link until the seal."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Row, delete, insert, select, update

from storage.interviews import interviews
from storage.interviews.errors import NoSuchInterview
from storage.platform.clock import Moment
from storage.vault.link_tables import links
from storage.vault.transaction import Transaction


class Provenance(StrEnum):
    """Whose words they are."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    INTERPRETER = "interpreter"
    OBSERVATION = "observation"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the words stand: characters from `starts` to before `ends` of a version of the account."""

    starts: int
    ends: int
    narrative: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words and what they belong to.

    Attributes:
        target: Ref of a question or of an instance of a repeat.
        source: Ref of the account.
        quote: The words as they were selected; where they are no more in the account it goes with the seal.
        attachment_id: The recording in which they were heard; empty where there is none.
    """

    id: str
    target: str
    source: str
    anchor: Anchor
    quote: str
    provenance: Provenance
    attachment_id: str
    offset_ms: int
    at: str


def digest_of(narrative: str) -> str:
    """The name of one version of an account."""
    return hashlib.sha256(narrative.encode("utf-8", "surrogatepass")).hexdigest()


def add(
    tx: Transaction,
    interview_id: str,
    target: str,
    source: str,
    anchor: Anchor,
    quote: str,
    moment: Moment,
    *,
    provenance: Provenance = Provenance.VERBATIM,
    attachment_id: str = "",
    offset_ms: int = 0,
) -> Link:
    """Keep a link.

    Raises:
        AlreadySealed: The interview takes no more links.
    """
    interviews.require_draft(tx, interview_id)
    made = Link(secrets.token_hex(8), target, source, anchor, quote, provenance, attachment_id, offset_ms, moment.wall)
    tx.execute(insert(links).values(interview_id=interview_id, removed=0, **_values(made)))
    interviews.touched(tx, interview_id, moment)
    return made


def move(tx: Transaction, interview_id: str, moved: Sequence[tuple[str, Anchor]]) -> None:
    """Say where the words of links stand since the account was changed.

    Raises:
        AlreadySealed: Nothing changes any more.
    """
    interviews.require_draft(tx, interview_id)
    for link_id, anchor in moved:
        tx.execute(
            update(links)
            .where(links.c.id == link_id, links.c.interview_id == interview_id)
            .values(starts=anchor.starts, ends=anchor.ends, narrative=anchor.narrative)
        )


def set_provenance(tx: Transaction, link_id: str, provenance: Provenance) -> None:
    """Say whose words they are.

    Raises:
        AlreadySealed: Nothing changes any more.
        NoSuchInterview: There is no such link.
    """
    _require(tx, link_id)
    tx.execute(update(links).where(links.c.id == link_id).values(provenance=provenance.value))


def remove(tx: Transaction, link_id: str) -> None:
    """Take a link away; the row stays, marked.

    Raises:
        AlreadySealed: Nothing changes any more.
        NoSuchInterview: There is no such link.
    """
    _require(tx, link_id)
    tx.execute(update(links).where(links.c.id == link_id).values(removed=1))


def of_interview(tx: Transaction, interview_id: str) -> tuple[Link, ...]:
    """All links in the order of the account."""
    rows = tx.execute(
        select(links)
        .where(links.c.interview_id == interview_id, links.c.removed == 0)
        .order_by(links.c.starts, links.c.ends, links.c.id)
    )
    return tuple(_link(row) for row in rows)


def drop_words(tx: Transaction, link_ids: Sequence[str]) -> None:
    """The words were struck out or corrected: no quote keeps what the account does not."""
    for link_id in link_ids:
        tx.execute(update(links).where(links.c.id == link_id).values(quote=""))


def drop_removed(tx: Transaction, interview_id: str) -> None:
    """Of links that were taken away no words stay."""
    tx.execute(update(links).where(links.c.interview_id == interview_id, links.c.removed == 1).values(quote=""))


def forget(tx: Transaction, attachment_id: str) -> None:
    """The recording is taken out: the words stay linked, without their second."""
    tx.execute(update(links).where(links.c.attachment_id == attachment_id).values(attachment_id="", offset_ms=0))


def copy(tx: Transaction, source: str, target: str) -> None:
    """A correction begins with the links of what it corrects; its recordings stay with the sealed one."""
    for link in of_interview(tx, source):
        row = _values(link) | {"id": secrets.token_hex(8)}
        tx.execute(insert(links).values(interview_id=target, removed=0, **row))


def close(tx: Transaction, interview_id: str) -> None:
    """The interview is closed to its author."""
    tx.execute(delete(links).where(links.c.interview_id == interview_id))


def _require(tx: Transaction, link_id: str) -> None:
    owner = tx.execute(select(links.c.interview_id).where(links.c.id == link_id, links.c.removed == 0)).scalar()
    if owner is None:
        raise NoSuchInterview("no-such-note")
    interviews.require_draft(tx, str(owner))


def _values(link: Link) -> dict[str, str | int]:
    return {
        "id": link.id,
        "target": link.target,
        "source": link.source,
        "starts": link.anchor.starts,
        "ends": link.anchor.ends,
        "quote": link.quote,
        "narrative": link.anchor.narrative,
        "provenance": link.provenance.value,
        "attachment_id": link.attachment_id,
        "offset_ms": link.offset_ms,
        "at": link.at,
    }


def _link(row: Row[tuple[object, ...]]) -> Link:
    return Link(
        row.id,
        row.target,
        row.source,
        Anchor(row.starts, row.ends, row.narrative),
        row.quote,
        Provenance(row.provenance),
        row.attachment_id,
        row.offset_ms,
        row.at,
    )
