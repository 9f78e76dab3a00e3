"""The keys of an organisation from last time: its key file opened, its last package verified. Knows no Qt."""

from dataclasses import dataclass, field
from pathlib import Path

from app.screens.ceremony.preparation import read_bounded
from app.screens.ceremony.steps import CeremonyRefused
from storage.crypto.signing import SigningKey
from storage.keys import key_file
from storage.keys.key_file import KeyPurpose
from storage.objects import envelope, organisation
from storage.objects.errors import ObjectRefused
from storage.objects.founding import Founding
from storage.objects.kinds import ObjectKind
from storage.objects.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Reopened:
    """The root, what is signed or was decided so far, and the last package if it was brought."""

    root: SigningKey = field(repr=False)
    issuer: SigningKey = field(repr=False)
    founding: Founding
    package: Organisation | None
    by_cards: bool


def reopen(keys: Path, package: Path | None, passphrase: str, cards: tuple[str, ...], *, practice: bool) -> Reopened:
    """Open the key file, by cards if there are any, and read the last package.

    Raises:
        CeremonyRefused: practice-mismatch, key-file-purpose, package-damaged, package-other-root.
        KeysError, CardProblem: The file does not open.
    """
    sealed = key_file.read(read_bounded(keys))
    if sealed.practice != practice:
        raise CeremonyRefused("practice-mismatch")
    if sealed.purpose is not KeyPurpose.ORGANISATION:
        raise CeremonyRefused("key-file-purpose")
    kept = sealed.with_cards(cards) if cards else sealed.with_passphrase(passphrase)
    assert kept.root is not None
    assert kept.issuer is not None
    assert kept.founding is not None
    if package is None:
        return Reopened(kept.root, kept.issuer, kept.founding, None, bool(cards))
    try:
        last = organisation.verified(envelope.from_file(ObjectKind.ORGANISATION, read_bounded(package)))
    except ObjectRefused as error:
        raise CeremonyRefused("package-damaged") from error
    if last.root != kept.root.public.hex():
        raise CeremonyRefused("package-other-root")
    return Reopened(kept.root, kept.issuer, Founding.of(last), last, bool(cards))
