"""Rows against the heads that were kept of them: put back, dropped, exchanged, slipped in."""

from collections.abc import Iterator, Sequence
from typing import Final

from storage.integrity.findings import AREAS, Area, FindingCode, Gathering
from storage.vault import Vault, VaultDamaged, chains
from storage.vault.chains import Head, Watched
from storage.vault.transaction import Transaction

_AT_ONCE: Final = 200
_MODULUS: Final = 1 << 256


def sum_of_heads(vault: Vault, gathering: Gathering) -> None:
    """Compare the sum over all heads with the one that was kept."""
    with vault.read() as tx:
        kept = tx.exec_driver_sql("SELECT total FROM head_of_heads").scalar()
        total = 0
        for row in tx.exec_driver_sql("SELECT name, scope, rows, last, digest FROM heads"):
            total += chains.weight(row[0], row[1], Head(row[2], row[3], row[4]))
    if kept != (total % _MODULUS).to_bytes(32, "big"):
        gathering.add(FindingCode.HEADS_CHANGED)


def stages(vault: Vault, gathering: Gathering) -> tuple[Iterator[None], ...]:
    """Compare all groups of rows with their heads, table by table, some at a time."""
    return tuple(_named(vault, watched, gathering) for watched in chains.WATCHED)


def _named(vault: Vault, watched: Watched, gathering: Gathering) -> Iterator[None]:
    """A table whose pages do not fit together any more is named before the database is called damaged."""
    try:
        yield from _table(vault, watched, gathering)
    except VaultDamaged:
        gathering.add(FindingCode.ROWS_CHANGED, AREAS.get(watched.table, Area.VAULT))
        raise


def _table(vault: Vault, watched: Watched, gathering: Gathering) -> Iterator[None]:
    if not watched.scope:
        with vault.read() as tx:
            _compare(tx, watched, "", gathering)
        yield
        return
    # Both ways round: a group without a head, a head without its group.
    wanted = (
        f"SELECT scope FROM (SELECT DISTINCT {watched.scope} AS scope FROM main.{watched.table}"  # noqa: S608
        f" WHERE {watched.scope} > ? ORDER BY {watched.scope} LIMIT ?)"
        " UNION SELECT scope FROM (SELECT scope FROM heads WHERE name = ? AND scope > ? ORDER BY scope LIMIT ?)"
        " ORDER BY scope LIMIT ?"
    )
    after = ""
    while True:
        with vault.read() as tx:
            scopes = [
                row[0]
                for row in tx.exec_driver_sql(wanted, (after, _AT_ONCE, watched.table, after, _AT_ONCE, _AT_ONCE))
            ]
            for scope in scopes:
                _compare(tx, watched, scope, gathering)
        yield
        if len(scopes) < _AT_ONCE:
            return
        after = scopes[-1]


def _compare(tx: Transaction, watched: Watched, scope: str, gathering: Gathering) -> None:
    kept = chains.kept(tx, watched.table, scope) or Head()
    now = chains.present(tx, watched, scope)
    if now == kept:
        return
    area = AREAS.get(watched.table, Area.VAULT)
    interview_id = _interview_of(tx, watched, scope)
    if now.rows < kept.rows:
        gathering.add(FindingCode.ROWS_MISSING, area, interview_id)
    elif now.rows > kept.rows:
        gathering.add(FindingCode.ROWS_ADDED, area, interview_id)
    else:
        gathering.add(FindingCode.ROWS_CHANGED, area, interview_id)


def _interview_of(tx: Transaction, watched: Watched, scope: str) -> str:
    if watched.scope == "interview_id" or watched.table == "interviews":
        return scope
    if watched.scope == "attachment_id":
        found: Sequence[object] | None = tx.exec_driver_sql(
            "SELECT interview_id FROM attachments WHERE id = ?", (scope,)
        ).first()
        return str(found[0]) if found else ""
    return ""
