"""All lies of a central, by subject."""

from tests.sync.hostile.lies import Lying
from tests.sync.hostile.lies_of_batches import TAKEN
from tests.sync.hostile.lies_of_feed import FEEDS
from tests.sync.hostile.lies_of_hello import GREETINGS
from tests.sync.hostile.lies_of_receipts import RECEIPTS

SUBJECTS: dict[str, tuple[Lying, ...]] = {
    "greetings and the log": GREETINGS,
    "objects and files": TAKEN,
    "receipts": RECEIPTS,
    "feed": FEEDS,
}
LIES: tuple[Lying, ...] = tuple(lie for lies in SUBJECTS.values() for lie in lies)
