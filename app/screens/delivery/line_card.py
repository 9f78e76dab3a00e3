"""What may use the line: how much, on which network, by which way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from app.widgets import Card, column, field_label, label, named, row
from sync.client.line import Line
from sync.client.scope import Amount


class LineCard(Card):
    """Shows and emits; a choice counts at once."""

    amount_chosen = Signal(str)
    avoid_chosen = Signal(bool)
    proxy_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._heading = label("h2")
        self._amount = named("line_amount", QComboBox())
        for amount in Amount:
            self._amount.addItem("", amount.value)
        self._amount_label = field_label(self._amount)
        self._avoid = named("avoid_network", QCheckBox())
        self._proxy = named("proxy", QLineEdit())
        self._proxy.setMaxLength(200)
        self._proxy_label = field_label(self._proxy)
        self._shown_proxy = ""
        self.body.addWidget(self._heading)
        self.body.addLayout(
            row(column(self._amount_label, self._amount, spacing=4), column(self._proxy_label, self._proxy, spacing=4))
        )
        self.body.addWidget(self._avoid)
        self._amount.currentIndexChanged.connect(self._amount_changed)
        self._avoid.toggled.connect(self.avoid_chosen)
        self._proxy.editingFinished.connect(self._proxy_left)

    def show_line(self, line: Line, network: str) -> None:
        """Show what is set; without a network there is none to avoid."""
        for field in (self._amount, self._avoid):
            field.blockSignals(True)
        self._amount.setCurrentIndex(self._amount.findData(line.amount.value))
        self._avoid.setChecked(line.avoids(network))
        self._avoid.setEnabled(bool(network))
        for field in (self._amount, self._avoid):
            field.blockSignals(False)
        if not self._proxy.hasFocus():
            self._proxy.setText(line.proxy)
        self._shown_proxy = line.proxy

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._heading.setText(self.tr("The connection"))
        names = {
            Amount.ALL: self.tr("Everything"),
            Amount.NO_SOUND: self.tr("Text, photos and documents; recordings later"),
            Amount.TEXT: self.tr("Text only"),
            Amount.NOTHING: self.tr("Nothing for now (paused)"),
        }
        for at, amount in enumerate(Amount):
            self._amount.setItemText(at, names[amount])
        self._amount.setAccessibleName(self.tr("What may be sent"))
        self._proxy.setAccessibleName(self.tr("Address of the proxy"))
        self._amount_label.setText(self.tr("What &may be sent"))
        self._avoid.setText(self.tr("Send nothing on t&his network"))
        self._proxy_label.setText(self.tr("By way of a pro&xy, where your organisation has one"))
        self._proxy.setPlaceholderText("socks5://127.0.0.1:9050")

    def _amount_changed(self) -> None:
        self.amount_chosen.emit(self._amount.currentData())

    def _proxy_left(self) -> None:
        if self._proxy.text().strip() != self._shown_proxy:
            self.proxy_typed.emit(self._proxy.text())
