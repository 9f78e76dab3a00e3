"""What stands in every golden vault; only added to."""

from typing import Final

from tests.storage.organisations import OrganisationKeys
from tests.storage.vaults import PASSPHRASE as _PASSPHRASE

PASSPHRASE: Final = _PASSPHRASE
RECOVERY_SEED: Final = bytes(range(32))
ORGANISATION: Final = OrganisationKeys()

SEALED_HEADING: Final = ("Олена К.", "Ізюм", "2022-03-09")
SEALED_ANSWERS: Final = (("/first_account/told", "Вони прийшли вранці."), ("/first_account/count", "2"))
DRAFT_ANSWERS: Final = (
    (("/first_account/told", "Спочатку"), ("/first_account/place", "Балаклія")),
    (("/first_account/told", "Спочатку було чути літак."),),
)
NOTE: Final = "Плаче, коли говорить про сина."
PHOTO: Final = b"\xff\xd8\xff\xe0" + b"picture" * 1_000

# Vaults made before the formats of signed objects left their draft: the database is promised, those objects are not.
DRAFT_OBJECTS: Final = frozenset({"v2"})
