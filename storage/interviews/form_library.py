"""Forms kept in the vault, each with its converted XForm, named by the digest of its source and its files."""

import hashlib
from dataclasses import dataclass, field

from sqlalchemy import delete, exists, func, insert, select, update

from storage.interviews import search
from storage.interviews.errors import InterviewError, NoSuchInterview
from storage.interviews.interviews import FormKey
from storage.platform.clock import Moment
from storage.vault.tables import form_files, forms, imported_forms, interviews
from storage.vault.transaction import Transaction


class FormInUse(InterviewError):
    """An interview was taken with this form: without it nobody could read it."""

    code = "form-in-use"


@dataclass(frozen=True, slots=True)
class FormFile:
    """A list or picture that a form names."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FormSource:
    """A form: its source file and what it was converted to.

    Attributes:
        xform: What interviews are taken with.
        wrapper: Id and version, `id/version`, of the form whose sections stand around this one; empty for a form that
            came with the program.
        bare: The XForm as it was converted, without that wrapper; empty for a form that came with the program.
        files: The lists and pictures it names.
    """

    form_id: str
    version: str
    title: str
    source: bytes = field(repr=False)
    source_name: str
    xform: bytes = field(repr=False)
    wrapper: str = ""
    bare: bytes = field(default=b"", repr=False)
    files: tuple[FormFile, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the source, lower-case hex; of a form from elsewhere, of all that it was made of."""
        digest = hashlib.sha256(self.source).hexdigest()
        if not self.wrapper:
            return digest
        files = sorted(f"{hashlib.sha256(one.content).hexdigest()} {one.name}" for one in self.files)
        return hashlib.sha256("\n".join([digest, self.wrapper, *files]).encode()).hexdigest()

    @property
    def rules_id(self) -> str:
        """Id of the form whose guard-rails apply."""
        return self.wrapper.partition("/")[0] or self.form_id

    @property
    def attachments(self) -> dict[str, bytes]:
        """The files by name."""
        return {one.name: one.content for one in self.files}


@dataclass(frozen=True, slots=True)
class FormEntry:
    """One line of the library."""

    digest: str
    form_id: str
    version: str
    title: str
    source_name: str
    kept: str
    is_imported: bool
    interviews: int
    files: int


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
        if form.wrapper:
            tx.execute(insert(imported_forms).values(digest=digest, wrapper=form.wrapper, xform=form.bare))
        for one in form.files:
            tx.execute(insert(form_files).values(digest=digest, name=one.name, content=one.content))
    return digest


def get(tx: Transaction, digest: str) -> FormSource | None:
    """The form with this digest, if it is kept."""
    row = tx.execute(select(forms).where(forms.c.digest == digest)).first()
    if row is None:
        return None
    own = tx.execute(select(imported_forms).where(imported_forms.c.digest == digest)).first()
    found = tx.execute(select(form_files).where(form_files.c.digest == digest).order_by(form_files.c.name))
    return FormSource(
        row.form_id,
        row.version,
        row.title,
        row.source,
        row.source_name,
        row.xform,
        wrapper=own.wrapper if own is not None else "",
        bare=own.xform if own is not None else b"",
        files=tuple(FormFile(one.name, one.content) for one in found),
    )


def came_with_program(tx: Transaction, form_id: str, version: str) -> FormSource | None:
    """A form of the program itself by its id and version, if interviews of this vault know it."""
    own = select(imported_forms.c.digest)
    same = select(forms.c.digest).where(forms.c.form_id == form_id, forms.c.version == version)
    digest = tx.execute(same.where(forms.c.digest.not_in(own)).order_by(forms.c.kept.desc()).limit(1)).scalar()
    return get(tx, digest) if digest is not None else None


def same_questions(tx: Transaction, bare: bytes) -> FormSource | None:
    """The newest form that was converted to the same XForm, whatever stands around it and beside it."""
    same = select(forms.c.digest).join(imported_forms, imported_forms.c.digest == forms.c.digest)
    newest = same.where(imported_forms.c.xform == bare).order_by(forms.c.kept.desc(), forms.c.digest).limit(1)
    digest = tx.execute(newest).scalar()
    return get(tx, digest) if digest is not None else None


def entries(tx: Transaction) -> tuple[FormEntry, ...]:
    """The library as a list shows it, without what the forms hold; the newest first."""
    used = select(func.count()).where(interviews.c.form_digest == forms.c.digest).scalar_subquery()
    held = select(func.count()).where(form_files.c.digest == forms.c.digest).scalar_subquery()
    own = exists().where(imported_forms.c.digest == forms.c.digest)
    rows = tx.execute(
        select(
            forms.c.digest, forms.c.form_id, forms.c.version, forms.c.title, forms.c.source_name, forms.c.kept,
            own.label("own"), used.label("used"), held.label("held"),
        ).order_by(forms.c.kept.desc(), forms.c.digest)
    )  # fmt: skip
    return tuple(
        FormEntry(
            digest=row.digest,
            form_id=row.form_id,
            version=row.version,
            title=row.title,
            source_name=row.source_name,
            kept=row.kept,
            is_imported=bool(row.own),
            interviews=row.used,
            files=row.held,
        )
        for row in rows
    )


def newest_own(tx: Transaction) -> tuple[FormEntry, ...]:
    """The newest version of each form that did not come with the program."""
    found: dict[str, FormEntry] = {}
    for one in entries(tx):
        if one.is_imported:
            found.setdefault(one.form_id, one)
    return tuple(found.values())


def key_of(tx: Transaction, digest: str) -> FormKey:
    """What an interview keeps of the form it is taken with.

    Raises:
        NoSuchInterview: There is no such form.
    """
    row = tx.execute(select(forms.c.form_id, forms.c.version).where(forms.c.digest == digest)).first()
    if row is None:
        raise NoSuchInterview("no-such-form")
    return FormKey(row.form_id, row.version, digest)


def reclass(tx: Transaction, digest: str, xform: bytes) -> None:
    """Keep a form with its questions marked anew for who may read them; all else about it stays."""
    tx.execute(update(forms).where(forms.c.digest == digest).values(xform=xform))
    search.outdate(tx, digest)


def remove(tx: Transaction, digest: str) -> None:
    """Take a form out of the library.

    Raises:
        FormInUse: An interview was taken with it, or it came with the program.
    """
    used = tx.execute(select(exists().where(interviews.c.form_digest == digest))).scalar()
    own = tx.execute(select(exists().where(imported_forms.c.digest == digest))).scalar()
    if used or not own:
        raise FormInUse
    for table in (form_files, imported_forms, forms):
        tx.execute(delete(table).where(table.c.digest == digest))


def file_names(tx: Transaction, digest: str) -> tuple[str, ...]:
    """Names of the lists and pictures of a form."""
    rows = tx.execute(select(form_files.c.name).where(form_files.c.digest == digest).order_by(form_files.c.name))
    return tuple(str(row.name) for row in rows)
