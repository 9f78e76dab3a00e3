"""What a person looks at, entered in the custody once from one opening of the vault to the next."""

import contextlib

from storage.interviews import custody
from storage.objects.custody import CustodyAction
from storage.platform.clock import Moment
from storage.vault import Vault, VaultFull, VaultReadOnly


def noted(
    vault: Vault,
    interview_id: str,
    action: CustodyAction,
    moment: Moment,
    *,
    object_digest: str = "",
    detail: str = "",
) -> None:
    """Enter it, unless it stands there from this sitting; a disk that takes nothing more keeps nobody from reading."""
    with contextlib.suppress(VaultFull, VaultReadOnly), vault.transaction() as tx:
        custody.record_once(tx, interview_id, action, moment, object_digest, detail)
