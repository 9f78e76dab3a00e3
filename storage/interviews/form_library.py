"""Forms kept in the vault, each with its converted XForm, named by the digest of its source."""

import hashlib
from dataclasses import dataclass, field

from sqlalchemy import insert, select

from storage.platform.clock import Moment
from storage.vault.tables import forms
from storage.vault.transaction import Transaction


@dataclass(frozen=True, slots=True)
class FormSource:
    """A form: its source file and what it was converted to; `digest` is the SHA-256 of the source."""

    form_id: str
    version: str
    title: str
    source: bytes = field(repr=False)
    source_name: str
    xform: bytes = field(repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 of the source, lower-case hex."""
        return hashlib.sha256(self.source).hexdigest()


def keep(tx: Transaction, form: FormSource, moment: Moment) -> str:
    """Keep a form and give its digest; the same source again changes nothing."""
    digest = form.digest
    if get(tx, digest) is None:
        tx.execute(
            insert(forms).values(
                digest=digest,
                form_id=form.form_id,
                version=form.version,
                title=form.title,
                source=form.source,
                source_name=form.source_name,
                xform=form.xform,
                kept=moment.wall,
            )
        )
    return digest


def get(tx: Transaction, digest: str) -> FormSource | None:
    """The form with this digest, if it is kept."""
    row = tx.execute(select(forms).where(forms.c.digest == digest)).first()
    if row is None:
        return None
    return FormSource(row.form_id, row.version, row.title, row.source, row.source_name, row.xform)


def listed(tx: Transaction) -> tuple[FormSource, ...]:
    """All kept forms, the newest first."""
    rows = tx.execute(select(forms).order_by(forms.c.kept.desc(), forms.c.digest))
    return tuple(
        FormSource(row.form_id, row.version, row.title, row.source, row.source_name, row.xform) for row in rows
    )
