"""As coordinator: two corrections of one interview become one, in a new revision that names both. Both stay.

Made of what a coordinator can open: names and the part on sexual violence stay in the two revisions that it names, and
so do all files. It goes to central as everything that was sealed here, and stands among what was received.
"""

import secrets
from collections.abc import Mapping, Sequence
from typing import Final, cast

from pydantic import JsonValue
from sqlalchemy import func, insert, select, update

from storage.interviews import (
    comparing,
    custody,
    deciding,
    device,
    events,
    heads,
    journal,
    numbers,
    organisation,
    outbox,
    received,
)
from storage.interviews.comparing import OPENED, Comparison, Decision, Side
from storage.interviews.device import DeviceIdentity
from storage.interviews.errors import PartTooLarge, PracticeMismatch, ReceivedRefused, ResolutionRefused
from storage.interviews.organisation import CurrentOrganisation
from storage.interviews.received import FetchedObject, ReceivedInterview
from storage.objects import canonical, envelope, part, wrapset
from storage.objects.certificate import Role
from storage.objects.custody import CustodyAction
from storage.objects.envelope import Signed
from storage.objects.errors import TooLarge
from storage.objects.kinds import ObjectKind, PartKind
from storage.objects.manifest import PART_ORDER, Manifest, PartEntry
from storage.objects.part import PartContent
from storage.platform.clock import Moment
from storage.vault import Vault
from storage.vault.tables import interviews, missions, objects
from storage.vault.tables import received as received_table
from storage.vault.transaction import Transaction

LONGEST_REASON: Final = 4_000


def compare(tx: Transaction, left: str, right: str) -> Comparison:
    """Two received revisions that stand beside each other, opened.

    Raises:
        ReceivedRefused: One is not here, cannot be opened, or its consent was withdrawn.
        ResolutionRefused: Code ``resolution-none``: they do not stand beside each other (any more).
    """
    one, other = received.get(tx, left), received.get(tx, right)
    open_ones = {head.manifest_digest for head in heads.heads(tx, one.interview)}
    if left == right or one.interview != other.interview or not {left, right} <= open_ones:
        raise ResolutionRefused("resolution-none")
    if one.withdrawn_at or other.withdrawn_at:
        raise ReceivedRefused("received-withdrawn")
    return comparing.compared(_side(tx, one), _side(tx, other))


def resolve(
    vault: Vault, left: str, right: str, decisions: Sequence[Decision], reason: str, moment: Moment
) -> ReceivedInterview:
    """Seal what a coordinator decided as a new revision naming both. All of it happens, or nothing.

    Raises:
        ResolutionRefused: Codes ``resolution-none``, ``resolution-open`` (an answer is not decided, or no reason),
            ``resolution-role``, ``resolution-consent`` (both together do not allow that it leaves).
        ReceivedRefused: One is not here, cannot be opened, or its consent was withdrawn.
        NoOrganisation, PracticeMismatch, PartTooLarge: as for sealing.
    """
    with vault.transaction() as tx:
        current, identity = organisation.required(tx), device.identity(tx)
        if identity.role is not Role.COORDINATOR:
            raise ResolutionRefused("resolution-role")
        if current.package.practice != vault.practice:
            raise PracticeMismatch
        comparison = compare(tx, left, right)
        given = {one.ref: one for one in decisions}
        sides = ("", left, right)
        is_whole = all(ref in given and given[ref].kept in sides for ref in comparison.to_decide)
        if not is_whole or not reason.strip() or any(len(one.reason) > LONGEST_REASON for one in decisions):
            raise ResolutionRefused("resolution-open")
        wanted = [given[ref] for ref in comparison.to_decide]
        records = comparing.decided(comparison, wanted)
        if not comparing.allows_leaving(records[PartKind.FACTS]):
            raise ResolutionRefused("resolution-consent")
        told = _told(records, (left, right), wanted, reason)
        made = _seal(tx, vault, (left, right), told, current, identity, moment)
        deciding.forget(tx, made.interview)
        return made


def _told(
    records: Mapping[PartKind, dict[str, JsonValue]],
    parents: tuple[str, str],
    decisions: Sequence[Decision],
    reason: str,
) -> dict[PartKind, dict[str, JsonValue]]:
    """Every part names both; why, only those read who read the account."""
    listed: list[JsonValue] = [{"ref": one.ref, "kept": one.kept, "reason": one.reason.strip()} for one in decisions]
    told: dict[PartKind, dict[str, JsonValue]] = {}
    for kind in PART_ORDER:
        resolution: dict[str, JsonValue] = {"parents": list[JsonValue](sorted(parents))}
        if kind is PartKind.BODY:
            resolution |= {"decisions": listed, "reason": reason.strip()[:LONGEST_REASON]}
        told[kind] = {**records.get(kind, {}), "resolution": resolution}
    return told


def _side(tx: Transaction, one: ReceivedInterview) -> Side:
    contents = {kind: received.open_part(tx, one.manifest_digest, kind).content for kind in OPENED}
    return comparing.side(one.manifest_digest, contents)


def _seal(
    tx: Transaction,
    vault: Vault,
    parents: tuple[str, str],
    records: Mapping[PartKind, dict[str, JsonValue]],
    current: CurrentOrganisation,
    identity: DeviceIdentity,
    moment: Moment,
) -> ReceivedInterview:
    manifests = [received.manifest(tx, digest) for digest in sorted(parents)]
    first = manifests[0]
    number = received.get(tx, parents[0]).number
    rev = _next_revision(tx, first.interview)
    contents: list[tuple[ObjectKind, str, bytes]] = []
    entries: list[PartEntry] = []
    for kind in PART_ORDER:
        record = cast("canonical.JsonObject", records[kind])
        content = PartContent(
            part=kind,
            interview=first.interview,
            rev=rev,
            number=number,
            record=canonical.parse(canonical.encode(record), limit=part.LARGEST_CONTENT),
        )
        key = part.new_key()
        try:
            sealed = part.seal_part(content, key, part.new_key(), {})
        except TooLarge:
            raise PartTooLarge from None
        boxes = current.package.recipients_of(kind)
        wraps = wrapset.wrap(key, boxes, interview=first.interview, rev=rev, part=kind, policy=current.digest)
        contents.append((ObjectKind.PART, sealed.digest, sealed.sealed))
        contents.append((ObjectKind.WRAPSET, wraps.digest, wraps.to_bytes()))
        entry = PartEntry(
            kind=kind,
            commit=sealed.commit,
            sealed_digest=sealed.digest,
            size=len(sealed.sealed),
            alg="A256GCM",
            wrapset=wraps.digest,
        )
        entries.append(entry)
    signed = _signed(tx, vault, first, rev, parents, entries, current, identity, moment)
    event = events.sign(
        tx,
        identity,
        moment,
        action=CustodyAction.SEAL,
        interview=first.interview,
        rev=rev,
        manifest=signed.digest,
        practice=vault.practice,
        policy=current.digest,
    )
    contents.insert(0, (ObjectKind.REVISION, signed.digest, signed.to_frame()))
    contents.append((ObjectKind.CUSTODY_EVENT, event.digest, event.to_frame()))
    _store(tx, first, rev, number, signed.digest, contents, moment)
    custody.record(tx, "", CustodyAction.SEAL, moment, signed.digest)
    fetched = [FetchedObject(kind, content) for kind, _digest, content in contents]
    return received.keep(tx, fetched, identity.certificate_data, practice=vault.practice, moment=moment)


def _signed(
    tx: Transaction,
    vault: Vault,
    first: Manifest,
    rev: int,
    parents: tuple[str, str],
    entries: Sequence[PartEntry],
    current: CurrentOrganisation,
    identity: DeviceIdentity,
    moment: Moment,
) -> Signed:
    place = journal.next_place(tx, moment)
    manifest = Manifest(
        mission=first.mission,
        interview=first.interview,
        rev=rev,
        prev=tuple(sorted(parents)),
        form=first.form,
        author=identity.author,
        cosign=(),
        practice=vault.practice,
        device=place,
        time=journal.signed_time(tx, moment),
        parts=(entries[0], entries[1], entries[2], entries[3]),
        attachments=(),
        policy=current.digest,
    )
    signed = envelope.sign(manifest, identity.signing)
    journal.append(tx, signed, place, moment)
    return signed


def _store(
    tx: Transaction,
    first: Manifest,
    rev: int,
    number: str,
    digest: str,
    contents: Sequence[tuple[ObjectKind, str, bytes]],
    moment: Moment,
) -> None:
    """Among what was sealed here, so that it is delivered; closed, for it is read as what was received."""
    if tx.execute(select(missions.c.id).where(missions.c.id == first.mission)).first() is None:
        # The team's mission is not among those of this vault; its name is none of ours.
        called = numbers.following(tx, "M", moment)
        mission = {"number": called, "name": called, "area": "", "starts": "", "ends": ""}
        tx.execute(insert(missions).values(id=first.mission, team="[]", created=moment.wall, **mission))
    interview_id = secrets.token_hex(16)
    tx.execute(
        insert(interviews).values(
            id=interview_id,
            interview=first.interview,
            revision=rev,
            mission_id=first.mission,
            number=number,
            form_id=first.form.id,
            form_version=first.form.version,
            form_digest=first.form.digest,
            title="",
            place="",
            date="",
            progress=100,
            created=moment.wall,
            updated=moment.wall,
        )
    )
    for kind, name, content in contents:
        tx.execute(insert(objects).values(digest=name, kind=kind.value, interview_id=interview_id, content=content))
    outbox.fill(tx, interview_id, contents, ())
    sealed = update(interviews).where(interviews.c.id == interview_id)
    tx.execute(sealed.values(sealed_at=moment.wall, leaves=1, manifest_digest=digest, closed_at=moment.wall))


def _next_revision(tx: Transaction, interview: str) -> int:
    highest = [
        tx.execute(select(func.max(table.c.revision)).where(table.c.interview == interview)).scalar() or 0
        for table in (received_table, interviews)
    ]
    return int(max(highest)) + 1
