"""Two people for what is most dangerous to pass on (G92): names, and what a child, or somebody of unknown age, told."""

import re
from collections.abc import Iterable

from forms.engine import Session
from forms.interview.answers import value
from forms.interview.outgoing import Share
from forms.interview.parts import Part
from forms.interview.sharing import APPROVALS
from storage.interviews import custody
from storage.interviews.errors import LeavingRefused
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.vault.transaction import Transaction

_CODE = re.compile(r"[a-z0-9-]{1,16}")


def is_needed(session: Session, share: Share) -> bool:
    """Whether two people must approve that this leaves."""
    return Part.IDENTITY in share.parts or value(session, "mn_is_minor") != "no"


def codes_of(typed: str) -> frozenset[str]:
    """Codes of people as somebody types them: letters of the Latin alphabet, digits, a hyphen."""
    words = re.split(r"[\s,;]+", typed.strip().lower())
    return frozenset(word for word in words if _CODE.fullmatch(word))


def require(approved_by: Iterable[str], *, is_needed: bool) -> None:
    """Return if enough people approved.

    Raises:
        LeavingRefused: Code ``leaving-two-people``.
    """
    if is_needed and len({one for one in approved_by if _CODE.fullmatch(one)}) < APPROVALS:
        raise LeavingRefused("leaving-two-people")


def record(tx: Transaction, interview_id: str, approved_by: Iterable[str], moment: Moment) -> None:
    """Enter in the custody who approved, before anything leaves. Who typed the codes nobody proves."""
    codes = sorted(one for one in approved_by if _CODE.fullmatch(one))[:APPROVALS]
    if codes:
        custody.record(tx, interview_id, CustodyAction.NOTICE, moment, detail=f"approved:{','.join(codes)}")
