"""Mission packages: published by a coordinator, taken whole or not at all by the devices they are sealed to."""

import base64
import binascii
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError
from sqlalchemy import Row, func, insert, select

from forms.engine import load_form
from forms.engine.errors import FormError
from forms.interview.wrapping import classed, marks_of, wrap
from storage.interviews import addressed, custody, device, form_library, organisation, referrals, revocations, territory
from storage.interviews.addressed import KnownDevice, Opened
from storage.interviews.errors import AssignmentRefused, ImportRefused, PackageRefused, PracticeMismatch
from storage.interviews.form_library import FormFile, FormSource
from storage.interviews.referrals import DirectoryRefused
from storage.objects import envelope, mission_package
from storage.objects.canonical import encode, parse
from storage.objects.certificate import Certificate, Role
from storage.objects.custody import CustodyAction
from storage.objects.envelope import Signed
from storage.objects.errors import ObjectRefused, TooLarge
from storage.objects.kinds import ObjectKind
from storage.objects.mission_package import LARGEST_FILES, FileKind, MissionPackage, PackageFile
from storage.platform.clock import Moment
from storage.vault.assignment_tables import mission_packages
from storage.vault.transaction import Transaction

_FORM_TEXTS = ("form_id", "version", "title", "source_name", "wrapper")
_FORM_BYTES = ("source", "xform", "bare")


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes into a package; `forms` are digests of the library."""

    forms: tuple[str, ...] = ()
    referrals: bool = False
    territory: bool = False
    organisation: bool = False


@dataclass(frozen=True, slots=True)
class Package:
    """A package as it was published or taken; `forms` are their titles."""

    digest: str
    said: MissionPackage = field(repr=False)
    author: Certificate
    at: str
    forms: tuple[str, ...]

    @property
    def kinds(self) -> frozenset[FileKind]:
        """What it brought."""
        return frozenset(one.kind for one in self.said.files)


def publish(
    tx: Transaction,
    to: Sequence[KnownDevice],
    name: str,
    expires: str,
    choice: Choice,
    moment: Moment,
    *,
    practice: bool,
    series: str = "",
) -> Package:
    """As coordinator: sign the next version of a series, or the first of a new one, and seal it to these devices.

    Raises:
        AssignmentRefused: Codes ``not-a-coordinator``, ``mission-package-empty`` (no name, nothing chosen, nobody to
            get it, or no day that is still to come), ``addressed-too-large``.
    """
    addressed.require_coordinator(tx)
    own = device.identity(tx)
    try:
        files = _files(tx, choice)
    except TooLarge:
        raise AssignmentRefused("addressed-too-large") from None
    if not files or not to or expires <= moment.wall:
        raise AssignmentRefused("mission-package-empty")
    series = series or secrets.token_hex(16)
    try:
        said = MissionPackage(
            series=series,
            version=_newest(tx, series) + 1,
            name=name.strip(),
            expires=expires,
            files=files,
            author=own.author,
            practice=practice,
            at=moment.wall,
        )
    except ValidationError:
        raise AssignmentRefused("mission-package-empty") from None
    for one in to:
        signed = addressed.queue(tx, said, one, moment)
    _keep(tx, said, signed, own.certificate_data, moment, own=True)
    custody.record(tx, "", CustodyAction.NOTICE, moment, signed.digest, "package:published")
    return _get(tx, signed.digest)


def take(tx: Transaction, opened: Opened, moment: Moment, *, practice: bool) -> bool:
    """Verify a package that was sealed to this device and take all of it; whether it is new.

    What was begun with an older form keeps that form. Keys and policy that are older than ours are passed over, and so
    are services and places where a package that was made later brought those.

    Raises:
        AssignmentRefused: Codes ``addressed-signature``, ``mission-package-damaged``, ``mission-package-older``,
            ``mission-package-expired``; nothing of it is taken.
    """
    try:
        said = MissionPackage.from_bytes(opened.signed.payload)
    except ObjectRefused:
        raise AssignmentRefused("mission-package-damaged") from None
    sender = opened.sender.certificate
    if sender.role is not Role.COORDINATOR or said.author.key != sender.device_key or said.practice != practice:
        raise AssignmentRefused("addressed-signature")
    t = mission_packages
    if tx.execute(select(t.c.digest).where(t.c.digest == opened.signed.digest)).first() is not None:
        return False
    if said.version <= _newest(tx, said.series):
        raise AssignmentRefused("mission-package-older")
    if moment.wall > said.expires:
        raise AssignmentRefused("mission-package-expired")
    try:
        _apply(tx, said, moment, practice=practice)
    except (ObjectRefused, FormError, DirectoryRefused, ImportRefused, PackageRefused, PracticeMismatch):
        # The caller’s transaction goes back: nothing of it is taken.
        raise AssignmentRefused("mission-package-damaged") from None
    _keep(tx, said, opened.signed, opened.sender.frame, moment, own=False)
    custody.record(tx, "", CustodyAction.NOTICE, moment, opened.signed.digest, "package:taken")
    return True


def listed(tx: Transaction, *, own: bool) -> tuple[Package, ...]:
    """Packages published or taken here, the newest first."""
    t = mission_packages
    rows = tx.execute(select(t).where(t.c.own == int(own)).order_by(t.c.at.desc(), t.c.version.desc()))
    return tuple(_package(row) for row in rows)


def _files(tx: Transaction, choice: Choice) -> tuple[PackageFile, ...]:
    found: list[PackageFile] = []
    for digest in choice.forms:
        form = form_library.get(tx, digest)
        if form is None:
            continue
        texts = {name: getattr(form, name) for name in _FORM_TEXTS}
        data = {name: base64.b64encode(getattr(form, name)).decode() for name in _FORM_BYTES}
        found.append(mission_package.packed(FileKind.FORM, form.form_id, encode({**texts, **data})))
        found += [mission_package.packed(FileKind.FORM_LIST, one.name, one.content, form.form_id) for one in form.files]
    services = referrals.source(tx) if choice.referrals else None
    if services is not None:
        found.append(mission_package.packed(FileKind.REFERRALS, "services.csv", services))
    places = territory.as_list(tx) if choice.territory else None
    if places is not None:
        found.append(mission_package.packed(FileKind.TERRITORY, "territory.tsv", places))
    current = organisation.current(tx) if choice.organisation else None
    if current is not None:
        found.append(mission_package.packed(FileKind.ORGANISATION, "organisation", current.data))
    shut_out = revocations.to_pass_on(tx) if found else None
    if shut_out is not None:
        found.append(mission_package.packed(FileKind.REVOCATIONS, "revocations", shut_out))
    return tuple(found)


def _apply(tx: Transaction, said: MissionPackage, moment: Moment, *, practice: bool) -> None:
    contents = mission_package.contents(said)
    newer = _brought_later(tx, said)
    lists: dict[str, list[FormFile]] = {}
    for file, content in zip(said.files, contents, strict=True):
        if file.kind is FileKind.FORM_LIST:
            lists.setdefault(file.of, []).append(FormFile(file.name, content))
    for file, content in zip(said.files, contents, strict=True):
        match file.kind:
            case FileKind.FORM:
                form = _form(tx, content, tuple(lists.get(file.name, ())))
                form_library.keep(tx, form, moment)
            case FileKind.REFERRALS | FileKind.TERRITORY if file.kind in newer:
                # Central may have kept this package back; what it says is older than what counts here.
                pass
            case FileKind.REFERRALS:
                referrals.keep(tx, content, moment)
            case FileKind.TERRITORY:
                territory.import_list(tx, content, moment)
            case FileKind.ORGANISATION:
                _take_organisation(tx, content, moment, practice=practice)
            case FileKind.REVOCATIONS:
                revocations.keep(tx, revocations.passed_on(content), moment, practice=practice)
            case FileKind.FORM_LIST:
                pass


def _brought_later(tx: Transaction, said: MissionPackage) -> set[FileKind]:
    """What packages of other series brought that were made after this one; a clock ahead of ours bars nobody.

    In its own series the version says what is newer, whatever its author's clock did in between: of two versions the
    later one counts as made no earlier. There our own clock has no say, which may have been set back when one came.
    """
    brought: dict[tuple[FileKind, bool], str] = {}
    for one in listed(tx, own=False):
        is_own = one.said.series == said.series
        made = one.said.at if is_own else min(one.said.at, one.at)
        for kind in one.kinds:
            brought[kind, is_own] = max(brought.get((kind, is_own), ""), made)
    return {
        kind
        for (kind, is_own), at in brought.items()
        if not is_own and at > max(said.at, brought.get((kind, True), ""))
    }


def _form(tx: Transaction, content: bytes, files: tuple[FormFile, ...]) -> FormSource:
    """A form as it was converted; the engine has to read it, and what stands around it has to be our own sections.

    Raises:
        Malformed, AssignmentRefused: It is not one, or the sections around it are not here (yet).
        FormError: Nobody could be asked by it.
    """
    record = parse(content, limit=LARGEST_FILES)
    if set(record) != {*_FORM_TEXTS, *_FORM_BYTES} or not all(isinstance(one, str) for one in record.values()):
        raise AssignmentRefused("mission-package-damaged")
    try:
        source, xform, bare = (base64.b64decode(str(record[name]), validate=True) for name in _FORM_BYTES)
    except (binascii.Error, ValueError):
        raise AssignmentRefused("mission-package-damaged") from None
    form_id, version, title, source_name, wrapper = (str(record[name]) for name in _FORM_TEXTS)
    form = FormSource(form_id, version, title, source, source_name, xform, wrapper, bare, files)
    definition = load_form(xform, form.attachments)
    if (definition.form_id, definition.version) != (form_id, version) or not wrapper:
        # A form that came with the program comes with the program alone.
        raise AssignmentRefused("mission-package-damaged")
    around = form_library.came_with_program(tx, *wrapper.partition("/")[::2])
    if around is None:
        raise AssignmentRefused("mission-package-other-program")
    # Its sender decides who may read the answers to their own questions, and has no say in our sections around them.
    wrapped = wrap(around.xform, bare)
    if classed(wrapped, dict.fromkeys(marks_of(wrapped), "") | marks_of(xform)) != xform:
        raise AssignmentRefused("mission-package-damaged")
    return form


def _take_organisation(tx: Transaction, content: bytes, moment: Moment, *, practice: bool) -> None:
    offered, held = organisation.examine(content), organisation.required(tx)
    is_ours = offered.package.root == held.package.root
    if not is_ours or offered.package.version > held.package.version:
        organisation.import_package(tx, content, moment, practice=practice)


def _newest(tx: Transaction, series: str) -> int:
    t = mission_packages
    return tx.execute(select(func.max(t.c.version)).where(t.c.series == series)).scalar() or 0


def _keep(
    tx: Transaction, said: MissionPackage, signed: Signed, certificate: bytes, moment: Moment, *, own: bool
) -> None:
    tx.execute(
        insert(mission_packages).values(
            digest=signed.digest,
            series=said.series,
            version=said.version,
            own=int(own),
            content=signed.to_frame(),
            certificate=certificate,
            at=moment.wall,
        )
    )


def _get(tx: Transaction, digest: str) -> Package:
    return _package(tx.execute(select(mission_packages).where(mission_packages.c.digest == digest)).one())


def _package(row: Row[tuple[object, ...]]) -> Package:
    said = MissionPackage.from_bytes(envelope.from_frame(ObjectKind.MISSION_PACKAGE, bytes(row.content)).payload)
    author = Certificate.from_bytes(envelope.from_frame(ObjectKind.CERTIFICATE, bytes(row.certificate)).payload)
    forms = tuple(one.name for one in said.files if one.kind is FileKind.FORM)
    return Package(row.digest, said, author, row.at, forms)
