"""One example of each signed object, from fixed keys, so that their bytes can be kept for ever."""

from storage.crypto.signing import SigningKey
from storage.objects.addendum import Addendum, ConsentNotice
from storage.objects.approval import Approval
from storage.objects.assignment import Assignment, AssignmentAnswer, AssignmentKind, AssignmentState
from storage.objects.central_description import CentralDescription
from storage.objects.certificate import Certificate, Role
from storage.objects.custody import CustodyAction, CustodyEvent, LogEntry
from storage.objects.device_request import DeviceRequest
from storage.objects.exhibit import ExhibitTransfer
from storage.objects.kinds import PartKind
from storage.objects.manifest import AttachmentEntry, FormEntry, Manifest, PartEntry, SegmentEntry
from storage.objects.mission_package import FileKind, MissionPackage, PackageFile
from storage.objects.organisation import box_text
from storage.objects.payload import Author, JournalPlace, Payload, SignedTime
from storage.objects.receipt import LogPlace, Receipt
from storage.objects.review import Review
from storage.objects.revocation import Revocation, RevocationReason
from tests.storage.organisations import OrganisationKeys, seed

KEYS = OrganisationKeys()
DEVICE = SigningKey.from_seed(seed(20))
AUTHOR = Author(key=DEVICE.public.hex(), cert="c" * 64)
PLACE = JournalPlace(seq=7, prev="d" * 64, boot="5f0c9a52-0000-4000-8000-000000000000", mono_ms=123_456)
TIME = SignedTime(wall="2026-11-22T08:30:00.123Z", tz="+02:00", trusted_floor=None, suspect=False)
INTERVIEW = "0123456789abcdef0123456789abcdef"


def part_entry(kind: PartKind) -> PartEntry:
    mark = "1234"[list(PartKind).index(kind)]
    return PartEntry(
        kind=kind, commit=mark * 64, sealed_digest=mark * 63 + "a", size=1024, alg="A256GCM", wrapset=mark * 63 + "b"
    )


MANIFEST = Manifest(
    mission="fedcba9876543210fedcba9876543210",
    interview=INTERVIEW,
    rev=2,
    prev=("e" * 64,),
    form=FormEntry(id="first_account", version="2026.1", digest="f" * 64),
    author=AUTHOR,
    cosign=(),
    practice=False,
    device=PLACE,
    time=TIME,
    parts=(
        part_entry(PartKind.FACTS),
        part_entry(PartKind.BODY),
        part_entry(PartKind.IDENTITY),
        part_entry(PartKind.CRSV),
    ),
    attachments=(
        AttachmentEntry(
            id="00112233445566aa",
            segs=(
                SegmentEntry(
                    commit="5" * 64,
                    cipher_sha256="6" * 64,
                    block_root="7" * 64,
                    size=61_534,
                    records=10,
                    truncated=True,
                ),
            ),
            mime="audio/ogg",
            captured="2026-11-22T08:10:00.000Z",
        ),
    ),
    policy="8" * 64,
)

# What is sealed inside has golden files of its own: part and wrapset.
FOLLOWING = {
    "interview": INTERVIEW,
    "rev": 2,
    "object": "e" * 64,
    "sealed": "c2VhbGVk",
    "commit": "1" * 64,
    "wrapset": "d3JhcHNldA==",
    "author": AUTHOR,
    "practice": False,
    "device": PLACE,
    "time": TIME,
    "policy": "8" * 64,
}

EXAMPLES: dict[str, Payload] = {
    "revision": MANIFEST,
    "custody-event": CustodyEvent(
        action=CustodyAction.SEAL,
        interview=INTERVIEW,
        rev=2,
        object="9" * 64,
        actor=AUTHOR,
        practice=False,
        device=PLACE,
        time=TIME,
        policy="8" * 64,
    ),
    "custody-entry": LogEntry(
        n=17,
        prev="7" * 64,
        action=CustodyAction.SEAL,
        interview=INTERVIEW,
        object="9" * 64,
        detail=None,
        time=TIME,
        boot=PLACE.boot,
        mono_ms=PLACE.mono_ms,
        key=DEVICE.public.hex(),
    ),
    "receipt": Receipt(
        practice=False,
        device=DEVICE.public.hex(),
        objects=("9" * 64, "6" * 64),
        at="2026-11-23T10:00:00.000Z",
        epoch=3,
        log=LogPlace(first=41, kinds="rp", seqs=(17,)),
    ),
    "organisation-package": KEYS.payload(),
    "device-request": DeviceRequest(
        device_key=DEVICE.public.hex(),
        box_key=box_text(KEYS.coordinator.public),
        role=Role.DOCUMENTER,
        person="D-17",
        practice=False,
        at="2026-11-20T00:00:00.000Z",
    ),
    "certificate": Certificate(
        device_key=DEVICE.public.hex(),
        box_key=box_text(KEYS.coordinator.public),
        role=Role.DOCUMENTER,
        person="D-17",
        code="K7Q",
        practice=False,
        issued="2026-11-20T00:00:00.000Z",
        expires="2027-02-20T00:00:00.000Z",
        request="b" * 64,
        policy="8" * 64,
    ),
    "review-comment": Review(
        interview=INTERVIEW,
        revision="9" * 64,
        author=AUTHOR,
        text="Уточніть, будь ласка, дату.",
        returned=True,
        practice=False,
        at="2026-11-24T09:00:00.000Z",
    ),
    "assignment": Assignment(
        id=INTERVIEW,
        version=2,
        kind=AssignmentKind.CLARIFY,
        device="ab" * 8,
        number="W-12",
        place="Ковалівка",
        day="2026-11-25",
        notes="Яка дорога?",
        heard="",
        interview=INTERVIEW,
        revision="9" * 64,
        question="in_what",
        withdrawn=False,
        author=AUTHOR,
        practice=False,
        at="2026-11-24T09:00:00.000Z",
    ),
    "assignment-answer": AssignmentAnswer(
        id=INTERVIEW,
        version=2,
        n=3,
        state=AssignmentState.DONE,
        interview=INTERVIEW,
        number="I-TRH-2026-K7Q-0042-X",
        note="",
        author=AUTHOR,
        practice=False,
        at="2026-11-25T09:00:00.000Z",
    ),
    "mission-package": MissionPackage(
        series=INTERVIEW,
        version=1,
        name="Харків, листопад",
        expires="2026-12-31T23:59:59.000Z",
        files=(
            PackageFile(
                kind=FileKind.REFERRALS,
                name="services.csv",
                of="",
                sha256="da4df301e492b59304b36a417a77d5f9b06ca8e77d407ff1877a5e20173eb07e",
                packed="eNorTi0qy0xOjS/N5gIAG4UEOw==",
            ),
        ),
        author=AUTHOR,
        practice=False,
        at="2026-11-24T09:00:00.000Z",
    ),
    "revocation": Revocation(
        device_key=DEVICE.public.hex(),
        last_seq=7,
        reason=RevocationReason.SEIZED,
        epoch=4,
        practice=False,
        at="2026-11-25T09:00:00.000Z",
    ),
    "central-description": CentralDescription(
        practice=False, at="2026-11-19T09:00:00.000Z", central=KEYS.payload().central
    ),
    "exhibit-transfer": ExhibitTransfer(
        interview=INTERVIEW,
        exhibit="I-TRH-2026-K7Q-0042-X-E01",
        gave="Олена Кравченко",
        took="Слідчий за дорученням",
        place="Тростянець",
        purpose="для експертизи",
        seal="ПЛ-0417",
        photo="7" * 64,
        gave_signature="<svg viewBox='0 0 1 1'></svg>",
        took_signature=None,
        unsigned="відмовився",
        author=AUTHOR,
        practice=False,
        time=TIME,
    ),
    "addendum": Addendum(**FOLLOWING),
    "consent-notice": ConsentNotice(**FOLLOWING),
    "approval": Approval(
        interview=INTERVIEW,
        object="8" * 64,
        recipient="un_sp",
        terms="9" * 64,
        code="k7",
        key=DEVICE.public.hex(),
        practice=False,
        time=TIME,
    ),
}
