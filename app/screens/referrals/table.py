"""Services as a table: what, how to reach it, when it was checked."""

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.language import Language
from storage.interviews.referrals import Service

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
SERVICE, CONTACT, CHECKED = range(3)


def checked_words(service: Service) -> str:
    """When somebody checked it, or that nobody has said."""
    if not service.confirmed:
        return QCoreApplication.translate("ServiceTable", "awaits confirmation")
    return service.checked or QCoreApplication.translate("ServiceTable", "day not known")


class ServiceTable(QAbstractTableModel):
    """Rows over a tuple of services."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[Service, ...] = ()

    def show_rows(self, rows: tuple[Service, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def service(self, row: int) -> Service:
        """The service in a row."""
        return self._rows[row]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many services."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Service, contact, checked."""
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell; whole where the cell is too narrow."""
        if not index.isValid():
            return None
        texts = self._texts(self._rows[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(text for text in texts if text)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            QCoreApplication.translate("ServiceTable", "Service"),
            QCoreApplication.translate("ServiceTable", "How to reach it"),
            QCoreApplication.translate("ServiceTable", "Checked"),
        )[section]

    def _texts(self, service: Service) -> tuple[str, str, str]:
        return service.name[self._language.code], service.contact, checked_words(service)
