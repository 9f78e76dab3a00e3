"""The consent card before it is printed: language, size of letters, whom to call, and whether it is safe to have it."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.error_messages import Messages
from app.screens.papers.frame import PaperFrame
from app.widgets import Notice, field_label, named
from app.workspace import Header

_LANGUAGES = (("uk",), ("en",), ("uk", "en"))


class ConsentCardScreen(PaperFrame):
    """Nothing is printed until somebody has talked with the person about who may find the paper."""

    def __init__(self, header: Header, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(header, messages, _LANGUAGES, parent)
        self._is_near = False
        self._large = named("large", QCheckBox())
        self._named = named("with_name", QCheckBox())
        self._contact = named("contact", QLineEdit())
        self._contact.setMaxLength(200)
        self._contact_label = field_label(self._contact)
        self._care = named("care", Notice("care", self))
        self._safe = named("is_safe", QCheckBox())
        for part in (self._large, self._named, self._contact_label, self._contact, self._care, self._safe):
            self.choices.addWidget(part)
        self.choices.addStretch(1)
        self._large.toggled.connect(self.chosen)
        self._named.toggled.connect(self.chosen)
        self._contact.editingFinished.connect(self.chosen)
        self._safe.toggled.connect(self._may_print)
        self._retranslate()

    @property
    def is_large(self) -> bool:
        """Large letters."""
        return self._large.isChecked()

    @property
    def is_named(self) -> bool:
        """With the person's name."""
        return self._named.isChecked()

    @property
    def contact(self) -> str:
        """Whom to call."""
        return self._contact.text()

    def show_contact(self, contact: str) -> None:
        """What stood there last."""
        self._contact.setText(contact)

    def show_near(self) -> None:
        """Say that of this person it is written down why a copy may do harm (rule G84)."""
        self._is_near = True
        self._retranslate()

    def _is_ready(self) -> bool:
        return self._safe.isChecked()

    def _retranslate(self) -> None:
        super()._retranslate()
        self._heading.setText(self.tr("Consent card"))
        self._about.setText(
            self.tr(
                "A sheet for the person: what they agreed to, who may receive what, how to change or withdraw it. "
                "It bears no name and no name of the organisation unless you add them."
            )
        )
        self._large.setText(self.tr("La&rge letters"))
        self._large.setAccessibleName(self.tr("Large letters"))
        self._named.setText(self.tr("With the person’s &name: only if they want it"))
        self._named.setAccessibleName(self.tr("With the person’s name: only if they want it"))
        self._contact_label.setText(self.tr("&Whom to call, in a form that is safe to carry"))
        self._contact.setAccessibleName(self.tr("Whom to call, in a form that is safe to carry"))
        near = self.tr(
            "A copy may do harm: in this interview a suspect lives nearby, or there are threats. Leave it only if the "
            "person wants it all the same."
        )
        self._care.show_text(
            near
            if self._is_near
            else self.tr(
                "A copy can do harm: at a checkpoint, or at home where those who may have done it live nearby. If in "
                "doubt, leave none and write “not left for safety”."
            ),
            "bad" if self._is_near else "care",
        )
        self._safe.setText(self.tr("I have asked: it is &safe for the person to have it"))
        self._safe.setAccessibleName(self.tr("I have asked: it is safe for the person to have it"))
