"""What is known of a file that stands as an answer, and a picture of it. Runs in the vault's lane."""

import io

from app.fields.files import Held
from app.screens.attachments.pictures import for_screen
from app.screens.interview.file_families import MOVING
from storage.interviews import attachments, interviews
from storage.interviews.attachments import open_attachment
from storage.interviews.errors import NoSuchInterview
from storage.interviews.question_files import attachment_id
from storage.vault import Vault
from storage.vault.transaction import Transaction


def held(vault: Vault, interview_id: str, name: str) -> Held | None:
    """What is held under a name; None where this interview has no such file."""
    found = attachment_id(name)
    if not found:
        return None
    with vault.read() as tx:
        try:
            one = attachments.get(tx, found)
        except NoSuchInterview:
            return None
        is_earlier = one.interview_id != interview_id
        if is_earlier and not _is_earlier(tx, interview_id, one.interview_id):
            return None
        family = one.mime.partition("/")[0]
        plays = family if family in MOVING and not one.is_open else ""
        return Held(name, one.title, one.size, attachments.thumbnail(tx, one.id), is_earlier, plays)


def large(vault: Vault, interview_id: str, name: str) -> bytes:
    """A picture that fits a screen; empty where this interview has no such file."""
    if held(vault, interview_id, name) is None:
        return b""
    with open_attachment(vault, attachment_id(name)) as sealed:
        return for_screen(io.BytesIO(sealed.read(0, sealed.size)))


def _is_earlier(tx: Transaction, interview_id: str, other: str) -> bool:
    """Whether it belongs to what this one corrects: its files stay sealed there and answer here, too."""
    return interviews.get(tx, other).interview == interviews.get(tx, interview_id).interview
