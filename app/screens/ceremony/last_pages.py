"""The last pages: where the files go, what lies where, or that nothing was written."""

from pathlib import Path

from PySide6.QtCore import Signal

from app.language import Language
from app.screens.ceremony.frame import StepPage
from app.screens.ceremony.steps import Written
from app.statement.cards import control_words
from app.widgets import label, named
from app.widgets.files import choose_folder
from storage.keys.fingerprint import six_words
from storage.keys.key_file import KeyPurpose


class WritePage(StepPage):
    """Choosing the stick."""

    folder_chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__("write", "save")
        self.next.clicked.connect(self._pressed)
        self.assemble()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("Write the files"))
        self.explanation.setText(
            self.tr(
                "Everything is ready. Choose an empty folder on a new memory stick. Key files are sealed: each opens "
                "with its passphrase, or with enough cards. They are written, read back and opened once before this "
                "page goes on; that takes a few seconds for each."
            )
        )
        self.next.setText(self.tr("Choose the &folder and write…"))

    def _pressed(self) -> None:
        choose_folder(self, self.tr("Folder on a memory stick"), self.folder_chosen.emit)


class SummaryPage(StepPage):
    """What lies where, and what comes next."""

    def __init__(self, language: Language) -> None:
        super().__init__("summary", "check", can_stop=False)
        self._language = language
        self._written: Written | None = None
        self._words_label = label("label", wrap=True)
        self._words = named("package_words", label("words", wrap=True))
        self._control_label = label("label", wrap=True)
        self._control = named("control_words", label("words", wrap=True))
        self._files = named("files_written", label("text", wrap=True))
        self._next_steps = label("text", wrap=True)
        self.assemble(self._words_label, self._words, self._control_label, self._control, self._files, self._next_steps)
        self.back.hide()

    def show_written(self, written: Written) -> None:
        """Say what was written."""
        self._written = written
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("Done: what lies where"))
        self.explanation.setText(
            self.tr("Copy the whole folder to a second stick and keep the two in different places.")
        )
        self.next.setText(self.tr("&Finish and forget the keys"))
        written = self._written
        if written is None:
            return
        has_package = bool(written.digest)
        code = self._language.code
        words = " ".join(six_words(bytes.fromhex(written.digest), code)) if has_package else ""
        self._words_label.setText(
            self.tr("The six words of the package, version {version}. Write them down; people compare them:").format(
                version=written.version
            )
        )
        self._words.setText(words)
        self._words.setAccessibleName(self.tr("The six words of the package") + ": " + words)
        for part in (self._words_label, self._words):
            part.setVisible(has_package)
        control = " ".join(control_words(written.recovery, code))
        self._control_label.setText(self.tr("The control words of the cards; every card bears them:"))
        self._control.setText(control)
        self._control.setAccessibleName(self.tr("The control words of the cards") + ": " + control)
        for part in (self._control_label, self._control):
            part.setVisible(bool(written.holders))
        lines = [self._line(one.purpose).format(name=one.path.name) for one in written.files]
        if written.holders:
            lines.append(
                self.tr(
                    "{holders} cards on paper: each with its holder, in another place. Any {threshold} recover."
                ).format(holders=written.holders, threshold=written.threshold)
            )
        self._files.setText("\n".join(lines))
        self._next_steps.setText(
            self.tr(
                "Next: central’s administrator takes the package with the command take; coordinators import it and "
                "compare the six words; then the other laptops do."
            )
            if has_package
            else self.tr(
                "No package was signed, because there is no central yet. When there is one, begin here again with: "
                "Sign a new package with keys kept."
            )
        )

    def _line(self, purpose: KeyPurpose | None) -> str:
        return {
            None: self.tr("{name}: the package. Not secret; goes to central and to every laptop."),
            KeyPurpose.ORGANISATION: self.tr("{name}: the root key. Into a safe; never onto a computer with network."),
            KeyPurpose.ISSUER: self.tr("{name}: admits laptops. Goes to central’s administrator."),
            KeyPurpose.CUSTODIAN: self.tr("{name}: opens the names. Goes to their custodian."),
            KeyPurpose.CRSV_CUSTODIAN: self.tr("{name}: opens the part on sexual violence. Goes to its custodian."),
        }[purpose]


class StoppedPage(StepPage):
    """Nothing was written."""

    def __init__(self) -> None:
        super().__init__("stopped", "check", can_stop=False)
        self.assemble()
        self.back.hide()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("Stopped: nothing was written"))
        self.explanation.setText(
            self.tr(
                "No file was written to any disk or stick, and the keys are forgotten. Cards that are on paper "
                "already are worth nothing: burn or shred them, so that nobody mixes them up with later ones."
            )
        )
        self.next.setText(self.tr("&Close"))
