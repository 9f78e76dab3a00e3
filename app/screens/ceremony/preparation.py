"""What is decided before keys are made or a package is signed: central, recipients, policy. Knows no Qt."""

from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from app.screens.ceremony.steps import CentralShown, CeremonyRefused, RecipientShown
from storage.crypto.hpke import BoxKey
from storage.objects import central_description, device_request, envelope, organisation
from storage.objects.errors import ObjectRefused
from storage.objects.export_rule import ExportRule
from storage.objects.founding import Founding
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import CAUTIOUS, CentralAddress, Organisation, Policy, Recipient, RecipientRole

_MOST_BYTES = 1 << 21
_RULES = TypeAdapter(tuple[ExportRule, ...])
_KEEPERS = (RecipientRole.CUSTODIAN, RecipientRole.CRSV_CUSTODIAN)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A recipient; with `box` when the key is made here."""

    recipient: Recipient
    digest: str = ""
    box: BoxKey | None = field(default=None, repr=False)


class Preparation:
    """Gathers the decisions; every file brought in is verified here."""

    def __init__(self, *, practice: bool) -> None:
        self.practice = practice
        self.name = ""
        self.code = ""
        self.central: CentralAddress | None = None
        self.policy: Policy = CAUTIOUS
        self._central_digest = ""
        self._chosen: list[Chosen] = []

    def begin(self) -> None:
        """Start as a new organisation does: both custodians' keys are made here unless somebody brings theirs."""
        if not self._chosen:
            for role in _KEEPERS:
                self.make_here(role)

    def continue_from(self, founding: Founding, package: Organisation | None) -> None:
        """Start from what is signed already, or from what the ceremony left when there was no central."""
        self.name, self.code, self.policy = founding.name, founding.code, founding.policy
        self.central = package.central if package is not None else None
        self._central_digest = ""
        self._chosen = [Chosen(recipient) for recipient in founding.recipients]

    def read_rules(self, path: Path) -> None:
        """Take the rules by which forms may leave from a file, in place of those that are there.

        Raises:
            CeremonyRefused: rules-unreadable.
        """
        try:
            rules = _RULES.validate_json(read_bounded(path))
            policy = Policy.model_validate({**self.policy.model_dump(), "exports": rules})
        except ValueError:
            raise CeremonyRefused("rules-unreadable") from None
        self.require_readers(policy)
        self.policy = policy

    def require_readers(self, policy: Policy) -> None:
        """Return if everybody whom the rules name as a reader is among the recipients.

        Raises:
            CeremonyRefused: rules-readers.
        """
        known = {one.recipient.id for one in self._chosen}
        if any(not known.issuperset(rule.readers) for rule in policy.exports):
            raise CeremonyRefused("rules-readers")

    def read_central(self, path: Path) -> None:
        """Take the central that describes itself in a file.

        Raises:
            CeremonyRefused: central-unreadable, practice-mismatch.
        """
        try:
            signed = envelope.from_file(ObjectKind.CENTRAL, read_bounded(path))
            found = central_description.verified(signed)
        except ObjectRefused as error:
            raise CeremonyRefused("central-unreadable") from error
        if found.practice != self.practice:
            raise CeremonyRefused("practice-mismatch")
        self.central, self._central_digest = found.central, signed.digest

    def forget_central(self) -> None:
        """Take the central out again: its words were not the right ones."""
        self.central, self._central_digest = None, ""

    @property
    def central_shown(self) -> CentralShown | None:
        """The central in words."""
        return CentralShown(self.central.urls, self._central_digest) if self.central is not None else None

    def add_request(self, role: RecipientRole, path: Path) -> None:
        """Take the box key of a device that asks by file.

        Raises:
            CeremonyRefused: request-unreadable, practice-mismatch, request-there-already.
        """
        try:
            signed = envelope.from_file(ObjectKind.DEVICE_REQUEST, read_bounded(path))
            asked = device_request.verified(signed)
        except ObjectRefused as error:
            raise CeremonyRefused("request-unreadable") from error
        if asked.practice != self.practice:
            raise CeremonyRefused("practice-mismatch")
        if any((one.recipient.role, one.recipient.box) == (role, asked.box_key) for one in self._chosen):
            raise CeremonyRefused("request-there-already")
        self._add(role, asked.person, asked.box_key, signed.digest, None)

    def make_here(self, role: RecipientRole) -> None:
        """Make the key of a custodian here; it will be written into a file of its own."""
        if role in _KEEPERS:
            box = BoxKey.generate()
            self._add(role, role.value, organisation.box_text(box.public), "", box)

    def remove(self, index: int) -> None:
        """Take a recipient out."""
        if 0 <= index < len(self._chosen):
            del self._chosen[index]

    @property
    def recipients_shown(self) -> tuple[RecipientShown, ...]:
        """The recipients in words."""
        return tuple(
            RecipientShown(one.recipient.role, one.recipient.name, one.digest, one.box is not None)
            for one in self._chosen
        )

    @property
    def is_enough(self) -> bool:
        """Whether somebody keeps identities and somebody the part on sexual violence."""
        return {one.recipient.role for one in self._chosen}.issuperset(_KEEPERS)

    @property
    def made_here(self) -> tuple[Chosen, ...]:
        """Those whose keys go into files here."""
        return tuple(one for one in self._chosen if one.box is not None)

    def founding(self, recovery: bytes, issuers: tuple[bytes, ...]) -> Founding:
        """All of it together."""
        return Founding(
            name=self.name,
            code=self.code,
            practice=self.practice,
            recipients=tuple(one.recipient for one in self._chosen),
            recovery_box=organisation.box_text(recovery),
            issuers=tuple(key.hex() for key in issuers),
            policy=self.policy,
        )

    def forget(self) -> None:
        """Let go of everything."""
        self._chosen = []
        self.forget_central()

    def _add(self, role: RecipientRole, name: str, box: str, digest: str, made: BoxKey | None) -> None:
        taken = {one.recipient.id for one in self._chosen}
        free = next(one for number in range(1, 100) if (one := f"{role.value}-{number}") not in taken)
        self._chosen.append(Chosen(Recipient(id=free, role=role, name=name, box=box), digest, made))


def read_bounded(path: Path) -> bytes:
    """Read a file that must be small; of a larger one the beginning, which no reader here accepts."""
    with path.open("rb") as file:
        return file.read(_MOST_BYTES)
