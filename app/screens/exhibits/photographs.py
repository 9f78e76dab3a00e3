"""What the camera of this computer took: sealed before anybody looks into it, and held until the vault has it.

Looking takes a process of its own and a second; the program may lock within that second. Knows no Qt.
"""

import contextlib
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from app.screens.attachments.kinds import AttachmentKind, kind_of
from app.screens.attachments.pictures import Details, details_of, details_text, look_into
from app.unkept import Unkept
from storage.interviews import attachments
from storage.interviews.attachments import Attachment
from storage.interviews.errors import InterviewError
from storage.objects.kinds import PartKind
from storage.platform.clock import Moment
from storage.vault import Vault


@dataclass(frozen=True, slots=True)
class Photograph:
    """One of them; `question` is the ref of the question that it answers, where it answers one."""

    kind: AttachmentKind
    part: PartKind
    picture: bytes = field(repr=False)
    moment: Moment
    question: str = ""


def seal(vault: Vault, interview_id: str, photograph: Photograph) -> Attachment:
    """Seal it from memory, with what is known of it without looking; once, though what follows may be tried again."""
    title = f"{photograph.moment.wall[:19].replace(':', '-')}.jpg"
    digest = hashlib.sha256(photograph.picture).hexdigest()
    with vault.read() as tx:
        for one in attachments.of_interview(tx, interview_id):
            is_it = (one.sha256, one.title, one.part) == (digest, title, photograph.part)
            if is_it and details_of(one.details).question == photograph.question:
                return one
    is_graphic = photograph.kind is AttachmentKind.INJURY
    told = Details(shown=photograph.kind.value, question=photograph.question, graphic=int(is_graphic))
    return attachments.import_bytes(
        vault, interview_id, photograph.part, kind_of(photograph.kind), photograph.picture, "image/jpeg",
        photograph.moment, title=title, details=details_text(told),
    )  # fmt: skip


def look(vault: Vault, sealed: Attachment, photograph: Photograph, moment: Moment) -> tuple[Attachment, bytes]:
    """Give it as it is kept once it was looked into, and its small picture."""
    found, small = look_into(io.BytesIO(photograph.picture), photograph.kind)
    before = details_of(sealed.details)
    told = details_text(replace(found, question=before.question, graphic=before.graphic))
    # Taken out or sealed meanwhile: nothing changes any more, and nothing is lost by it.
    with contextlib.suppress(InterviewError), vault.transaction() as tx:
        attachments.set_details(tx, sealed.id, told, moment)
        attachments.set_thumbnail(tx, sealed.id, small)
        return attachments.get(tx, sealed.id), small
    return sealed, small


@dataclass(frozen=True, slots=True)
class _Held:
    photograph: Photograph
    is_under_way: bool


class Photographs:
    """Nobody is asked to stand there once more: each is held until the vault has it, or a person throws it away."""

    def __init__(
        self,
        unkept: Unkept,
        name: str,
        keep: Callable[[Photograph], None],
        is_closed: Callable[[Photograph], bool],
    ) -> None:
        """Hold under a name.

        Args:
            unkept: Where it is held.
            name: Of the door through which they come, and its interview.
            keep: Hands one to the vault's lane; it answers with `kept` or `refused`.
            is_closed: Whether there is no consent to it any more.
        """
        self._unkept, self._name = unkept, f"photographs/{name}"
        self._keep, self._is_closed = keep, is_closed

    def took(self, photograph: Photograph) -> None:
        """Hold it from the moment it was taken, and hand it to the vault."""
        self._hold((*self._held(), _Held(photograph, is_under_way=True)))
        self._keep(photograph)

    def kept(self, photograph: Photograph) -> None:
        """The vault has it, or somebody threw it away."""
        self._hold(tuple(one for one in self._held() if one.photograph is not photograph))

    def refused(self, photograph: Photograph) -> None:
        """The vault did not take it: it waits."""
        waiting = _Held(photograph, is_under_way=False)
        self._hold(tuple(waiting if one.photograph is photograph else one for one in self._held()))

    def waiting(self, question: str = "") -> tuple[Photograph, ...]:
        """What waits at a question."""
        held = (one.photograph for one in self._held() if not one.is_under_way)
        return tuple(one for one in held if one.question == question)

    def take_over(self) -> None:
        """From now on it is tried again through this screen, which knows what is agreed to."""
        self._hold(self._held())

    def again(self) -> None:
        """Try once more what waits; what nobody agrees to any more is let go of."""
        waiting = [one for one in self._held() if not one.is_under_way]
        open_ones = [one.photograph for one in waiting if not self._is_closed(one.photograph)]
        self._hold(
            (
                *(one for one in self._held() if one.is_under_way),
                *(_Held(photograph, is_under_way=True) for photograph in open_ones),
            )
        )
        for photograph in open_ones:
            self._keep(photograph)

    def _held(self) -> tuple[_Held, ...]:
        held = self._unkept.held(self._name)
        return held if isinstance(held, tuple) else ()

    def _hold(self, held: tuple[_Held, ...]) -> None:
        if held:
            self._unkept.hold(self._name, held, self.again)
        else:
            self._unkept.take(self._name)
