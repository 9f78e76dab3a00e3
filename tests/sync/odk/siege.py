"""A sealed interview with a form from elsewhere, and an organisation that lets it go to one server."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from forms.engine import Environment, FormDefinition, RepeatWrite, Session, Write, load_form
from forms.interview import consent_of, sealed_record
from forms.interview.answers import ref_of, under
from forms.interview.wrapping import classed, wrap
from storage.interviews import (
    amending,
    approving,
    attachments,
    device,
    drafts,
    form_library,
    interviews,
    leaving,
    missions,
    organisation,
    sealing,
    statements,
)
from storage.interviews.attachments import AttachmentKind
from storage.interviews.errors import LeavingRefused, NoSuchInterview
from storage.interviews.form_library import FormSource
from storage.interviews.missions import NewMission
from storage.interviews.question_files import file_name
from storage.objects.export_rule import ExportRule
from storage.objects.kinds import PartKind
from storage.objects.organisation import CAUTIOUS
from storage.platform.clock import Moment
from storage.vault import Vault
from tests.forms.interview.conftest import AGREED, NOW, answer
from tests.forms.interview.siege import BARE, MARKS, OURS
from tests.pages.drafts import shipped_form
from tests.storage.organisations import OrganisationKeys
from tests.storage.vaults import LOWEST_FOR_TESTS, new_vault
from tests.sync.odk.decrypting import KeyPair
from tests.sync.odk.openrosa import OpenRosaServer
from tests.sync.world import SetClock

PICTURE = b"\xff\xd8\xff\xe0" + os.urandom(300_000)
APPROVERS = ("k7", "m2")
OWN_WORDS = "далека гора тихого саду біля сьомого моста"
TOLD = "Стіна впала о шостій"
NAME = "Олена Вигадана"
ALL = {"cx_dec": "yes", "cx_parts": "facts statement identity photos", "cx_id": "full"}


def let_approve(vault: Vault, code: str, moment: Moment) -> None:
    """Somebody may approve here, with words of their own."""
    with vault.transaction() as tx:
        if code not in {one.code for one in approving.people(tx)}:
            made = approving.made(code, f"{OWN_WORDS} {code}", LOWEST_FOR_TESTS, moment)
            approving.register(tx, made, moment)


@cache
def imported() -> tuple[FormSource, FormDefinition]:
    """The form as the library keeps it, made once for all tests."""
    bare, xform = load_form(BARE), classed(wrap(shipped_form().xform, BARE), MARKS)
    source = FormSource(
        bare.form_id, bare.version, bare.title, BARE, "siege.xml", xform, wrapper="first_account/1", bare=BARE
    )
    return source, load_form(xform)


@dataclass
class Siege:
    folder: Path
    keys: KeyPair
    server: OpenRosaServer | None = None
    rules: tuple[ExportRule, ...] | None = None
    clock: SetClock = field(default_factory=SetClock)

    def __post_init__(self) -> None:
        self.vault: Vault = new_vault(self.folder / "vault")
        self.organisation = OrganisationKeys()
        self.version = 0
        self.allow(*(self.rules if self.rules is not None else [self.rule()]))
        self.source, self.definition = imported()
        with self.vault.transaction() as tx:
            digest = form_library.keep(tx, self.source, self.clock.now())
            self.mission_id = missions.create(tx, NewMission("Харків-1"), self.clock.now()).id
        self.form_digest = digest
        self.begin()

    def begin(self) -> None:
        """Another interview with the same form; from now on the one in hand."""
        with self.vault.transaction() as tx:
            key = form_library.key_of(tx, self.form_digest)
            self.interview_id = interviews.start(tx, self.mission_id, key, self.clock.now()).id

    def rule(self, **change: object) -> ExportRule:
        server, ca_pem = (self.server.server, self.server.ca_pem) if self.server is not None else ("", "")
        values: dict[str, object] = {
            "form": "siege",
            "recipient": "un_sp",
            "name": "Сервер доповідачки",
            "server": server,
            "ca_pem": ca_pem,
            "rsa_key": self.keys.text if server else "",
            "readers": ("coordinator-1",),
        }
        return ExportRule.model_validate({**values, **change})

    def allow(self, *rules: ExportRule) -> None:
        """The next package of the organisation, with these rules."""
        self.version += 1
        policy = CAUTIOUS.model_copy(update={"exports": rules})
        with self.vault.transaction() as tx:
            package = self.organisation.package(version=self.version, policy=policy)
            organisation.import_package(tx, package, self.clock.now(), practice=False)
            device.identity(tx)

    def session(self, interview_id: str = "") -> Session:
        with self.vault.read() as tx:
            saved = drafts.answers(tx, interview_id or self.interview_id)
        return Session(self.definition, environment=self._still(), saved=saved)

    def answered(
        self,
        decisions: dict[str, dict[str, str]] | None = None,
        *,
        pictures: Sequence[bytes] = (PICTURE,),
        part: PartKind = PartKind.BODY,
    ) -> str:
        """Answer everything; gives the name of the last picture."""
        session = self.session()
        answer(session, **AGREED, cn_photo_face="yes")
        for name, value in {"kind": "shelling", "told": TOLD, "name": NAME}.items():
            session.set_answer(f"{OURS}/{name}", value)
        file = ""
        for content in pictures:
            taken = attachments.import_bytes(
                self.vault, self.interview_id, part, AttachmentKind.PHOTO, content, "image/jpeg", self.clock.now()
            )
            file = file_name(taken)
            session.set_answer(f"{OURS}/photo", file)
        ref = session.add_repeat(f"{OURS}/person").added[0]
        session.set_answer(f"{ref}/age", "7")
        self.decide(session, {"un_sp": ALL} if decisions is None else decisions)
        self.save(session)
        return file

    def decide(self, session: Session, decisions: dict[str, dict[str, str]]) -> None:
        session.set_answer(ref_of(session, "cx_any"), "yes")
        for recipient, said in decisions.items():
            at = session.add_repeat(ref_of(session, "cx")).added[0]
            refs = under(session, at)
            for name, value in {"cx_rec": recipient, **said}.items():
                session.set_answer(refs[name], value)

    def save(self, session: Session, interview_id: str = "") -> None:
        saved = session.saved()
        writes = [Write(one.ref, one.value) for one in saved.values]
        repeats = [RepeatWrite(ref, place) for place, ref in enumerate(saved.repeats)]
        with self.vault.transaction() as tx:
            drafts.save_answers(tx, interview_id or self.interview_id, writes, self.clock.now(), repeats)

    def seal(self, interview_id: str = "") -> None:
        sealed = interview_id or self.interview_id
        session = self.session(sealed)
        statements.keep(self.vault, sealed, b"%PDF-1.7 told", "uk", self.clock.now())
        sealing.seal(self.vault, sealed, sealed_record(session), consent_of(session), self.clock.now())

    def approve(self, *codes: str, interview_id: str = "", with_others: bool = False) -> None:
        """Two people, or these, approve that it leaves, each with their own words."""
        wanted = (interview_id or self.interview_id, "un_sp", self.clock.now())
        try:
            departing = leaving.waiting_for_two(self.vault, *wanted, with_others=with_others)
        except (LeavingRefused, NoSuchInterview):
            return
        for code in codes or APPROVERS:
            let_approve(self.vault, code, self.clock.now())
            approving.approve(self.vault, code, f"{OWN_WORDS} {code}", departing, self.clock.now())

    def correct(self) -> str:
        return amending.amend(self.vault, self.interview_id, self.clock.now())

    def withdraw(self) -> None:
        """The person says in a correction, sealed at once, that nothing leaves the laptop any more."""
        draft = self.correct()
        session = self.session(draft)
        session.set_answer(ref_of(session, "cn_store_reg"), "no")
        self.save(session, draft)
        self.seal(draft)

    def close(self) -> None:
        self.vault.close()
        if self.server is not None:
            self.server.close()

    def _still(self) -> Environment:
        return Environment(now=lambda: NOW, new_id=lambda: os.urandom(4).hex())
