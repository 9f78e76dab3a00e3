"""What a person says about consent after the seal, as answers of the correction in which it is carried out."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from forms.engine import Session
from forms.interview.answers import inner, instances, ref_of, under, value
from forms.interview.consent import IDENTITY_MODES


class Change(StrEnum):
    """How consent changes; the codes of `ce_type`."""

    GRANT = "grant"
    NARROW = "narrow"
    WITHDRAW_SHARE = "withdraw_share"
    WITHDRAW_ALL = "withdraw_all"
    ANONYMISE = "anonymise"
    CORRECT = "correct"
    REAFFIRM = "reaffirm"
    WIDEN = "widen"


#: After these, whoever has something already is told.
NARROWING = frozenset({Change.NARROW, Change.WITHDRAW_SHARE, Change.WITHDRAW_ALL, Change.ANONYMISE})


@dataclass(frozen=True, slots=True)
class ToldOf:
    """A change of consent to another interview, as the form for refusals and withdrawals has it.

    Attributes:
        number: Of the interview that it is about, as it stands on the consent card.
        day: On which the person said it (ISO).
        words: By which channel, and how their identity was checked.
    """

    number: str
    change: Change
    scope: frozenset[str]
    day: str
    words: str


def told_of(session: Session) -> ToldOf | None:
    """What a form says of a change to another interview; None where it is about none."""
    number, change = value(session, "rw_earlier").strip().upper(), value(session, "ce_type")
    if value(session, "rw_kind") != "change" or not number or change not in set(Change):
        return None
    words = "; ".join(said for name in ("ce_how", "ce_identity_check") if (said := value(session, name).strip()))
    return ToldOf(
        number, Change(change), frozenset(value(session, "ce_scope").split()), value(session, "ce_when")[:10], words
    )


def answers_of(session: Session, change: Change, scope: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Answers that carry out a change, by ref; the rest the person decides in the correction itself.

    Args:
        session: Of the correction.
        change: What the person said.
        scope: Recipients that it is about; none means all.
    """
    if change is Change.WITHDRAW_ALL:
        yield from _answer(session, "cn_participate", "withdrawn")
        return
    if change is Change.WITHDRAW_SHARE and not scope:
        yield from _answer(session, "cn_store_reg", "withdrawn")
    if change is Change.ANONYMISE and not scope and _is_wider(value(session, "cn_identity")):
        yield from _answer(session, "cn_identity", "anonymous")
    for ref in instances(session, "cx"):
        refs = under(session, ref)
        if scope and inner(session, refs, "cx_rec") not in scope:
            continue
        if change is Change.WITHDRAW_SHARE and inner(session, refs, "cx_dec") == "yes":
            yield refs["cx_dec"], "withdrawn"
        if change is Change.ANONYMISE and _is_wider(inner(session, refs, "cx_id")):
            yield refs["cx_id"], "anonymous"


def _answer(session: Session, name: str, said: str) -> Iterator[tuple[str, str]]:
    if ref := ref_of(session, name):
        yield ref, said


def _is_wider(mode: str) -> bool:
    return mode in IDENTITY_MODES[: IDENTITY_MODES.index("anonymous")]
