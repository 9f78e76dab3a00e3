"""All hostile requests, by subject."""

from tests.sync.hostile.asked import ASKED
from tests.sync.hostile.batches import BATCHES
from tests.sync.hostile.blobs import BLOBS
from tests.sync.hostile.case import Case
from tests.sync.hostile.events import EVENTS
from tests.sync.hostile.heads import HEADS
from tests.sync.hostile.manifests import MANIFESTS
from tests.sync.hostile.roles import ROLES
from tests.sync.hostile.signed import SIGNED
from tests.sync.hostile.whole_files import WHOLE_FILES

SUBJECTS: dict[str, tuple[Case, ...]] = {
    "signatures": SIGNED,
    "who and how often": ASKED,
    "requests": HEADS,
    "batches": BATCHES,
    "manifests": MANIFESTS,
    "events and notes": EVENTS,
    "files": BLOBS,
    "files together": WHOLE_FILES,
    "roles and messages": ROLES,
}
CASES: tuple[Case, ...] = tuple(case for cases in SUBJECTS.values() for case in cases)
