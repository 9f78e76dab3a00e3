"""A window in which an exhibit passes from hand to hand: who gives, who takes, why, and both signatures."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.screens.attachments.presenter import Item
from app.screens.exhibits.cards import ExhibitCard
from app.screens.exhibits.words import title_of
from app.screens.signing.pad import SignaturePad
from app.screens.signing.strokes import to_svg
from app.widgets import Notice, button, field_label, label, named, row
from storage.interviews.exhibits import NewTransfer, Transfer
from storage.objects.exhibit import LONGEST_NAME, LONGEST_TEXT

PAD = QSize(380, 150)


class HandOverDialog(QDialog):
    """One exhibit: its way so far, and the next step of it."""

    signed = Signal(object)

    def __init__(
        self, card: ExhibitCard, transfers: tuple[Transfer, ...], photos: tuple[Item, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Hand over"))
        self._number = card.number
        head = label("h2", card.number)
        self._care = named("original_care", Notice("care"))
        if card.is_original_kept:
            self._care.show_text(
                self.tr("The original is better left with its owner or with the investigation: a photograph is enough.")
            )
        way = named("exhibit_way_so_far", label("text", wrap=True))
        way.setText("\n".join(self._told(one) for one in transfers) or self.tr("Nobody has taken it over yet."))
        names = (
            ("gave", self.tr("Gives:")),
            ("took", self.tr("Takes:")),
            ("place", self.tr("Where:")),
            ("purpose", self.tr("What for:")),
            ("seal", self.tr("Number of the seal:")),
            ("unsigned", self.tr("Why somebody does not sign:")),
        )
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        self._fields: dict[str, QLineEdit] = {}
        for at, (name, text) in enumerate(names):
            field = named(f"hand_{name}", QLineEdit())
            field.setMaxLength(LONGEST_NAME if name in ("gave", "took", "seal") else LONGEST_TEXT)
            field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
            beside = field_label(field)
            beside.setText(text)
            field.setAccessibleName(text)
            grid.addWidget(beside, at // 2, at % 2 * 2)
            grid.addWidget(field, at // 2, at % 2 * 2 + 1)
            self._fields[name] = field
        self._photo = named("bag_photo", QComboBox())
        self._photo.addItem(self.tr("no photograph"), "")
        for item in photos:
            self._photo.addItem(title_of(item), item.sha256)
        beside = field_label(self._photo)
        beside.setText(self.tr("Photograph of the bag:"))
        self._photo.setAccessibleName(beside.text())
        grid.addWidget(beside, 3, 0)
        grid.addWidget(self._photo, 3, 1)
        self._gave_pad, self._took_pad = SignaturePad(self), SignaturePad(self)
        clear_gave, clear_took = button("clear_gave", "ghost"), button("clear_took", "ghost")
        pads = []
        for pad, clear, name, text in (
            (self._gave_pad, clear_gave, "gave_pad", self.tr("Signature of who gives")),
            (self._took_pad, clear_took, "took_pad", self.tr("Signature of who takes")),
        ):
            pad.setObjectName(name)
            pad.setFixedSize(PAD)
            pad.setAccessibleName(text)
            clear.setText(self.tr("Clear"))
            clear.setAccessibleName(self.tr("Clear: {what}").format(what=text))
            clear.clicked.connect(pad.clear)
            column = QVBoxLayout()
            column.addLayout(row(label("label", text), None, clear))
            column.addWidget(pad)
            pads.append(column)
        leave, self._keep = button("leave_way"), button("sign_way", "primary", "signature")
        leave.setText(self.tr("Close"))
        self._keep.setText(self.tr("Sign the handing over"))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        for part in (head, self._care, way):
            layout.addWidget(part)
        layout.addLayout(grid)
        layout.addLayout(row(*pads))
        layout.addLayout(row(None, leave, self._keep))
        leave.clicked.connect(self.reject)
        self._keep.clicked.connect(self._kept)
        for field in self._fields.values():
            field.textChanged.connect(self._changed)
        for pad in (self._gave_pad, self._took_pad):
            pad.changed.connect(self._changed)
        self._changed()
        self._fields["gave"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, one: Transfer) -> str:
        time = datetime.fromisoformat(one.at).astimezone().strftime("%Y-%m-%d %H:%M")
        text = self.tr("{time}: {gave} → {took}").format(time=time, gave=one.said.gave, took=one.said.took)
        return ", ".join(part for part in (text, one.said.place, one.said.purpose, one.said.seal) if part)

    def _changed(self) -> None:
        words = {name: field.text().strip() for name, field in self._fields.items()}
        is_signed = not self._gave_pad.strokes.is_empty and not self._took_pad.strokes.is_empty
        self._keep.setEnabled(bool(words["gave"] and words["took"]) and (is_signed or bool(words["unsigned"])))

    def _kept(self) -> None:
        words = {name: field.text() for name, field in self._fields.items()}
        drawn = [
            "" if pad.strokes.is_empty else to_svg(pad.strokes).decode() for pad in (self._gave_pad, self._took_pad)
        ]
        new = NewTransfer(
            exhibit=self._number,
            gave=words["gave"],
            took=words["took"],
            place=words["place"],
            purpose=words["purpose"],
            seal=words["seal"],
            photo=str(self._photo.currentData()),
            gave_signature=drawn[0],
            took_signature=drawn[1],
            unsigned=words["unsigned"],
        )
        self._keep.setEnabled(False)
        # Closed once it is kept: nobody signs twice.
        self.signed.emit(new)

    def show_refused(self) -> None:
        """It could not be kept: what was written and signed is still here."""
        self._keep.setEnabled(True)
        self._care.show_text(self.tr("It is not kept yet. Nothing is lost: press again when there is room."), "bad")
