"""Steps of the schema, in order: step n brings `user_version` from n - 1 to n. A released step is never edited."""

from collections.abc import Callable

from storage.vault.migrations import (
    m0001_first,
    m0002_statement_answers,
    m0003_closing,
    m0004_chains,
    m0005_backup,
    m0006_search,
    m0007_withdrawn,
    m0008_form_library,
    m0009_departures,
    m0010_notices,
    m0011_sound,
    m0012_links,
    m0013_consent,
    m0014_territory,
    m0015_transfers,
    m0016_deliveries,
    m0017_log,
    m0018_addenda,
    m0019_packed,
    m0020_assignments,
    m0021_not_taken,
    m0022_revocations,
)
from storage.vault.transaction import Transaction

STEPS: tuple[Callable[[Transaction], None], ...] = (
    m0001_first.upgrade,
    m0002_statement_answers.upgrade,
    m0003_closing.upgrade,
    m0004_chains.upgrade,
    m0005_backup.upgrade,
    m0006_search.upgrade,
    m0007_withdrawn.upgrade,
    m0008_form_library.upgrade,
    m0009_departures.upgrade,
    m0010_notices.upgrade,
    m0011_sound.upgrade,
    m0012_links.upgrade,
    m0013_consent.upgrade,
    m0014_territory.upgrade,
    m0015_transfers.upgrade,
    m0016_deliveries.upgrade,
    m0017_log.upgrade,
    m0018_addenda.upgrade,
    m0019_packed.upgrade,
    m0020_assignments.upgrade,
    m0021_not_taken.upgrade,
    m0022_revocations.upgrade,
)
