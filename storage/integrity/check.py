"""Looking through the whole vault: rows, chains, signatures, files. In short steps, so that nobody has to wait."""

from collections.abc import Callable, Iterator

from storage.integrity import anchors, files, rows, signed
from storage.integrity.findings import FindingCode, Findings, Gathering, Progress
from storage.vault import Vault
from storage.vault.integrity import full_check


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
            if not full_check(self._vault).is_sound:
                self._gathering.add(FindingCode.DATABASE_DAMAGED)
            yield
        rows.sum_of_heads(self._vault, self._gathering)
        yield
        anchors.look(self._vault, self._gathering)
        yield
        yield from rows.steps(self._vault, self._gathering)
        yield from signed.steps(self._vault, self._gathering)
        yield from files.steps(self._vault, self._gathering)


def full(
    vault: Vault,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    pages: bool = True,
) -> Findings:
    """Check everything. With `pages` also every page of the database, in one step that others wait for."""
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
    rows.sum_of_heads(vault, gathering)
    signed.last_entries(vault, gathering)
    anchors.look(vault, gathering)
    return gathering.result(is_complete=True)


def _amount(vault: Vault) -> int:
    """About how many steps there will be."""
    with vault.read() as tx:
        heads_kept = int(tx.exec_driver_sql("SELECT count(*) FROM heads").scalar_one())
        entries = int(tx.exec_driver_sql("SELECT count(*) FROM custody").scalar_one())
        segments, size = tx.exec_driver_sql("SELECT count(*), coalesce(sum(file_bytes), 0) FROM segments").one()
    return 30 + heads_kept // 200 + entries // 500 + int(segments) * 2 + int(size) // (4 << 20)
