"""Forms kept in the vault, each with its converted XForm, named by the digest of its source."""

from dataclasses import dataclass

from storage.platform.clock import Moment
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class FormSource:
    """A form: its source file and what it was converted to; `digest` is the SHA-256 of the source."""

    form_id: str
    version: str
    title: str
    source: bytes
    source_name: str
    xform: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the source, lower-case hex."""
        raise NotImplementedError


def keep(tx: Transaction, form: FormSource, moment: Moment) -> str:
    """Keep a form and give its digest; the same source again changes nothing."""
    raise NotImplementedError


def get(tx: Transaction, digest: str) -> FormSource | None:
    """The form with this digest, if it is kept."""
    raise NotImplementedError


def listed(tx: Transaction) -> tuple[FormSource, ...]:
    """All kept forms, the newest first."""
    raise NotImplementedError
