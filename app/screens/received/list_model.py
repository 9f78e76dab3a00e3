"""The list of received interviews."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from storage.interviews.received import ReceivedInterview

_Index = QModelIndex | QPersistentModelIndex
DIGEST = Qt.ItemDataRole.UserRole


class ReceivedModel(QAbstractListModel):
    """Two lines an interview: its number, then when and from which device."""

    def __init__(self, when: Callable[[datetime], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._when = when
        self._interviews: tuple[ReceivedInterview, ...] = ()

    def show(self, interviews: tuple[ReceivedInterview, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._interviews = interviews
        self.endResetModel()

    def place_of(self, digest: str) -> int:
        """Where an interview is, -1 if nowhere."""
        return next((place for place, one in enumerate(self._interviews) if one.manifest_digest == digest), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Give the number of interviews."""
        return 0 if parent.isValid() else len(self._interviews)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the two lines, or the digest."""
        if not index.isValid() or index.row() >= len(self._interviews):
            return None
        one = self._interviews[index.row()]
        if role == DIGEST:
            return one.manifest_digest
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            number = one.number or one.interview[:8]
            title = f"{number} · {one.revision}" if one.revision > 1 else number
            line = f"{self._when(datetime.fromisoformat(one.wall))} · {one.device_code}"
            if one.is_notice:
                line += " · " + self.tr("stays with its author")
            if one.withdrawn_at:
                line += " · " + self.tr("consent withdrawn")
            return f"{title}\n{line}"
        return None
