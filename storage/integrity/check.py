"""Looking through the whole vault: rows, chains, signatures, files. In short steps, so that nobody has to wait."""

from collections.abc import Callable, Iterator

from storage.integrity import anchors, files, rows, signed
from storage.integrity.findings import FindingCode, Findings, Gathering, Progress
from storage.vault import Vault, VaultDamaged
from storage.vault.integrity import reading_check


class Check:
    """One walk through a vault; every step is short and leaves the database free for others in between."""

    def __init__(self, vault: Vault, *, pages: bool = True) -> None:
        self._vault = vault
        self._pages = pages
        self._gathering = Gathering()
        self._done = 0
        self._is_complete = False
        self._whole = _amount(vault)
        self._steps = self._all()

    def step(self) -> Progress | None:
        """Do the next piece of work; None when there is none left."""
        if next(self._steps, self) is self:
            self._is_complete = True
            return None
        self._done += 1
        return Progress(min(999, self._done * 1000 // (self._whole + 1)))

    def result(self) -> Findings:
        """What was found so far."""
        return self._gathering.result(is_complete=self._is_complete)

    def _all(self) -> Iterator[None]:
        if self._pages:
            if not reading_check(self._vault).is_sound:
                self._gathering.add(FindingCode.DATABASE_DAMAGED)
            yield
        for stage in (
            _sum_of_heads(self._vault, self._gathering),
            *rows.stages(self._vault, self._gathering),
            *signed.stages(self._vault, self._gathering),
            *files.stages(self._vault, self._gathering),
        ):
            yield from self._guarded(stage)

    def _guarded(self, stage: Iterator[None]) -> Iterator[None]:
        """A page that cannot be read ends one stage and is a finding; the others go on."""
        try:
            yield from stage
        except VaultDamaged:
            self._gathering.add(FindingCode.DATABASE_DAMAGED)


def full(
    vault: Vault,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    pages: bool = True,
) -> Findings:
    """Check everything. With `pages` also every page of the database, in one longer step that nobody waits for."""
    check = Check(vault, pages=pages)
    while not cancelled():
        done = check.step()
        if done is None:
            progress(Progress(1000))
            break
        progress(done)
    return check.result()


def heads(vault: Vault) -> Findings:
    """The quick look at every start: the sum over all heads, the last entries, the anchors."""
    gathering = Gathering()
    try:
        rows.sum_of_heads(vault, gathering)
        signed.last_entries(vault, gathering)
        anchors.look(vault, gathering)
    except VaultDamaged:
        gathering.add(FindingCode.DATABASE_DAMAGED)
    return gathering.result(is_complete=True)


def _sum_of_heads(vault: Vault, gathering: Gathering) -> Iterator[None]:
    rows.sum_of_heads(vault, gathering)
    yield
    anchors.look(vault, gathering)
    yield


def _amount(vault: Vault) -> int:
    """About how many steps there will be."""
    try:
        with vault.read() as tx:
            heads_kept = int(tx.exec_driver_sql("SELECT count(*) FROM heads").scalar_one())
            entries = int(tx.exec_driver_sql("SELECT count(*) FROM custody").scalar_one())
            segments, size = tx.exec_driver_sql("SELECT count(*), coalesce(sum(file_bytes), 0) FROM segments").one()
    except VaultDamaged:
        # The check will say so.
        return 100
    return 30 + heads_kept // 200 + entries // 500 + int(segments) * 2 + int(size) // (4 << 20)
