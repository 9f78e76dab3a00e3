"""The pages on which is decided: which central, who may read, what laptops may do."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QSpinBox

from app.language import Language
from app.screens.ceremony.frame import StepPage
from app.screens.ceremony.steps import CentralShown, RecipientShown
from app.theme import sized
from app.widgets import Notice, button, column, field_label, label, named, row
from app.widgets.files import choose_file
from storage.keys.fingerprint import six_words
from storage.objects.export_rule import ExportRule
from storage.objects.organisation import CAUTIOUS, Policy, Readable, RecipientRole

_KEEPERS = (RecipientRole.CUSTODIAN, RecipientRole.CRSV_CUSTODIAN)


class CentralPage(StepPage):
    """Central's own file, with six words; or none yet."""

    central_chosen = Signal(Path)
    central_refused = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__("central")
        self._language = language
        self._central: CentralShown | None = None
        self._can_wait = True
        self._choose = button("choose_central", "", "folder-open")
        self._shown = named("central_facts", label("text", wrap=True))
        self._words = named("central_words", label("words", wrap=True))
        self._same = named("central_same", QCheckBox())
        self._differ = button("central_differs", "", "x")
        self._later = named("central_later", QCheckBox())
        self._choose.clicked.connect(self._choose_pressed)
        self._differ.clicked.connect(self.central_refused)
        for box in (self._same, self._later):
            box.toggled.connect(self._checked)
        self.first = self._choose
        self.assemble(
            row(self._choose, None), self._shown, self._words, row(self._same, self._differ, None), self._later
        )

    def show_central(self, central: CentralShown | None, *, can_wait: bool) -> None:
        """Show what was read."""
        if central != self._central:
            self._same.setChecked(False)
        self._central, self._can_wait = central, can_wait
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("Central"))
        self.explanation.setText(
            self.tr(
                "Central is where laptops deliver to. Its administrator has written a file with its address and "
                "public keys and has six words for it. A false file would send everything to strangers."
            )
        )
        self._choose.setText(self.tr("&File of central…"))
        central = self._central
        is_new = central is not None and bool(central.digest)
        if central is None:
            self._shown.setText(self.tr("No file yet."))
        elif is_new:
            self._shown.setText(
                self.tr("Address: {address}. Its six words; let the administrator read theirs aloud:").format(
                    address=", ".join(central.urls)
                )
            )
        else:
            self._shown.setText(
                self.tr("As in the last package: {address}. It stays unless you bring another file.").format(
                    address=", ".join(central.urls)
                )
            )
        words = " ".join(six_words(bytes.fromhex(central.digest), self._language.code)) if central and is_new else ""
        self._words.setText(words)
        self._words.setAccessibleName(self.tr("The six words of central’s file") + ": " + words)
        self._same.setText(self.tr("All six are the &same"))
        self._differ.setText(self.tr("They &differ"))
        self._later.setText(
            self.tr("There is no central &yet: make the keys now and sign the package when there is one")
        )
        for part in (self._words, self._same, self._differ):
            part.setVisible(is_new)
        self._later.setVisible(self._can_wait and central is None)
        self.next.setText(self.tr("&Next"))
        self._checked()

    def _checked(self) -> None:
        if self._central is None:
            self.next.setEnabled(self._can_wait and self._later.isChecked())
        else:
            self.next.setEnabled(not self._central.digest or self._same.isChecked())

    def _choose_pressed(self) -> None:
        choose_file(self, self.tr("File of central"), self.tr("All files (*)"), self.central_chosen.emit)


class RecipientsPage(StepPage):
    """To whom interviews are sealed."""

    request_chosen = Signal(object, Path)
    made_here = Signal(object)
    removed = Signal(int)

    def __init__(self, language: Language) -> None:
        super().__init__("recipients")
        self._language = language
        self._recipients: tuple[RecipientShown, ...] = ()
        self._is_enough = True
        self._list = named("recipients", QListWidget())
        self._list.setWordWrap(True)
        self._list.setFixedHeight(sized(210))
        self._remove = button("remove_recipient", "", "trash-2")
        self._role = named("recipient_role", QComboBox())
        for role in RecipientRole:
            self._role.addItem("", role)
        self._role_label = field_label(self._role)
        self._request = button("add_request", "", "folder-open")
        self._here = button("make_here", "", "key-round")
        self._missing = named("recipients_missing", Notice("care"))
        self._remove.clicked.connect(self._remove_pressed)
        self._request.clicked.connect(self._request_pressed)
        self._here.clicked.connect(self._here_pressed)
        self._list.currentRowChanged.connect(self._checked)
        self._role.currentIndexChanged.connect(self._checked)
        self.first = self._role
        self.assemble(
            self._list,
            row(self._remove, None),
            row(column(self._role_label, self._role, spacing=4), self._request, self._here, None),
            self._missing,
        )

    def show_recipients(self, recipients: tuple[RecipientShown, ...], *, is_enough: bool) -> None:
        """Show the list."""
        self._recipients, self._is_enough = recipients, is_enough
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("Who may read"))
        self.explanation.setText(
            self.tr(
                "Coordinators read what was told, analysts the coded facts. Custodians keep the names, and one of "
                "them what was told of sexual violence. A computer that has a vault asks by a request file: compare "
                "its six words with those on its screen. For a custodian without a computer a key is made here."
            )
        )
        chosen = self._list.currentRow()
        self._list.clear()
        self._list.addItems([self._line(one) for one in self._recipients])
        self._list.setCurrentRow(min(max(chosen, 0), len(self._recipients) - 1))
        self._list.setAccessibleName(self.tr("Who may read"))
        self._remove.setText(self.tr("Remo&ve the chosen one"))
        self._role_label.setText(self.tr("&Role"))
        self._role.setAccessibleName(self.tr("Role"))
        for index in range(self._role.count()):
            self._role.setItemText(index, self._role_name(RecipientRole(self._role.itemData(index))))
        self._request.setText(self.tr("Add from a re&quest…"))
        self._here.setText(self.tr("&Make a key here"))
        self.next.setText(self.tr("&Next"))
        has_coordinator = any(one.role is RecipientRole.COORDINATOR for one in self._recipients)
        if not self._is_enough:
            missing = self.tr(
                "There must be somebody who keeps names and somebody who keeps the part on sexual violence."
            )
        elif not has_coordinator:
            missing = self.tr(
                "No coordinator yet: nobody could read what is told. Sign a new package as soon as there is a request."
            )
        else:
            missing = ""
        self._missing.show_text(missing, "care")
        self._checked()

    def _line(self, one: RecipientShown) -> str:
        role = self._role_name(one.role)
        if one.is_made_here:
            return self.tr("{role}: the key is made here").format(role=role)
        if not one.digest:
            return self.tr("{role}: {name}, as before").format(role=role, name=one.name)
        words = " ".join(six_words(bytes.fromhex(one.digest), self._language.code))
        return self.tr("{role}: {name}. Six words of the request: {words}").format(
            role=role, name=one.name, words=words
        )

    def _role_name(self, role: RecipientRole) -> str:
        return {
            RecipientRole.COORDINATOR: self.tr("Coordinator"),
            RecipientRole.ANALYST: self.tr("Analyst"),
            RecipientRole.CUSTODIAN: self.tr("Custodian of names"),
            RecipientRole.CRSV_CUSTODIAN: self.tr("Custodian of the part on sexual violence"),
        }[role]

    def _checked(self) -> None:
        self._remove.setEnabled(self._list.currentRow() >= 0)
        self._here.setEnabled(RecipientRole(self._role.currentData()) in _KEEPERS)
        self.next.setEnabled(self._is_enough)

    def _remove_pressed(self) -> None:
        self.removed.emit(self._list.currentRow())

    def _request_pressed(self) -> None:
        kinds = self.tr("Enrolment requests (*.svidok-request);;All files (*)")
        choose_file(self, self.tr("Enrolment request"), kinds, self._request_found)

    def _request_found(self, path: Path) -> None:
        self.request_chosen.emit(RecipientRole(self._role.currentData()), path)

    def _here_pressed(self) -> None:
        self.made_here.emit(RecipientRole(self._role.currentData()))


class PolicyPage(StepPage):
    """What laptops of the organisation may do, each in one sentence."""

    policy_decided = Signal(object)
    rules_chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__("policy")
        self._readable = named("readable", QComboBox())
        for word in (Readable.MISSION_END, Readable.UNTIL_RECEIPT, Readable.UNTIL_SEAL):
            self._readable.addItem("", word)
        self._readable_label = field_label(self._readable)
        self._exports: tuple[ExportRule, ...] = ()
        self._rules = named("rules", label("text", wrap=True))
        self._choose_rules = button("choose_rules", "", "folder-open")
        self._choose_rules.clicked.connect(self._rules_pressed)
        self._days = _number("readable_days", 0, 365)
        self._days_label = field_label(self._days)
        self._idle = _number("most_idle_minutes", 1, 30)
        self._idle_label = field_label(self._idle)
        self._backup = _number("backup_days", 1, 90)
        self._backup_label = field_label(self._backup)
        self._recording, self._lossless, self._lock_out, self._destroy = (
            named(name, QCheckBox()) for name in ("record_while_locked", "lossless", "lock_out", "destroy")
        )
        self._readable.currentIndexChanged.connect(self._checked)
        self.next.clicked.connect(self._pressed)
        self.first = self._readable
        self.assemble(
            column(self._readable_label, self._readable, spacing=4),
            row(self._days_label, self._days, None),
            row(self._idle_label, self._idle, None),
            row(self._backup_label, self._backup, None),
            self._recording,
            self._lossless,
            self._lock_out,
            self._destroy,
            self._rules,
            row(self._choose_rules, None),
        )
        self.show_policy(CAUTIOUS)

    def show_policy(self, policy: Policy) -> None:
        """Show what to begin with."""
        # What is not asked here, as who cosigns central's log, stays as it was.
        self._shown = policy
        self._readable.setCurrentIndex(self._readable.findData(policy.readable))
        self._days.setValue(policy.readable_days)
        self._idle.setValue(policy.most_idle_minutes)
        self._backup.setValue(policy.backup_days)
        self._recording.setChecked(policy.record_while_locked)
        self._lossless.setChecked(policy.lossless)
        self._lock_out.setChecked(policy.lock_out)
        self._destroy.setChecked(policy.destroy)
        self.show_rules(policy.exports)
        self._checked()

    def show_rules(self, rules: tuple[ExportRule, ...]) -> None:
        """Show by which rules forms may leave."""
        self._exports = rules
        self._show_rules()

    def retranslate(self) -> None:
        """Write every text in the language of the moment."""
        super().retranslate()
        self.heading.setText(self.tr("Rules for the laptops"))
        self.explanation.setText(
            self.tr("These rules stand in the package and hold for every laptop. Cautious ones are set already.")
        )
        self._readable_label.setText(self.tr("How long a documenter can &read what they have sealed"))
        self._readable.setAccessibleName(self.tr("How long a documenter can read what they have sealed"))
        readable = {
            Readable.MISSION_END: self.tr("Until the mission ends"),
            Readable.UNTIL_RECEIPT: self.tr("Until central has it, and some days more"),
            Readable.UNTIL_SEAL: self.tr("Not at all: once sealed, it is closed on the laptop"),
        }
        for index in range(self._readable.count()):
            self._readable.setItemText(index, readable[Readable(self._readable.itemData(index))])
        for box, text, name in (
            (
                self._days,
                self._days_label,
                self.tr("&Days from central’s receipt until an interview closes on the laptop"),
            ),
            (self._idle, self._idle_label, self.tr("Minutes of idleness, at most, before a laptop &locks")),
            (self._backup, self._backup_label, self.tr("Days after which a copy on a second &medium counts as old")),
        ):
            text.setText(name)
            box.setAccessibleName(name.replace("&", ""))
        self._recording.setText(self.tr("A recording &goes on while the laptop is locked"))
        self._lossless.setText(self.tr("So&und is kept without any loss (about 380 MB an hour)"))
        self._lock_out.setText(self.tr("A lock-&out passphrase may be set: it leaves only the cards as a way in"))
        self._choose_rules.setText(self.tr("Rules for &passing on, from a file…"))
        self._show_rules()
        self._destroy.setText(self.tr("A &vault may be destroyed on the laptop itself"))
        self.next.setText(self.tr("&Next"))

    def _show_rules(self) -> None:
        ways = "; ".join(f"{rule.form}: {rule.name}" for rule in self._exports)
        self._rules.setText(
            self.tr("Besides central, where the person agreed: {ways}.").format(ways=ways)
            if ways
            else self.tr("Interviews go to central and to nobody else.")
        )

    def _rules_pressed(self) -> None:
        kinds = self.tr("Rules (*.json);;All files (*)")
        choose_file(self, self.tr("Rules for passing on"), kinds, self.rules_chosen.emit)

    def _checked(self) -> None:
        is_counted = self._readable.currentData() == Readable.UNTIL_RECEIPT
        self._days.setVisible(is_counted)
        self._days_label.setVisible(is_counted)

    def _pressed(self) -> None:
        readable = Readable(self._readable.currentData())
        self.policy_decided.emit(
            Policy(
                readable=readable,
                readable_days=self._days.value() if readable is Readable.UNTIL_RECEIPT else 0,
                most_idle_minutes=self._idle.value(),
                record_while_locked=self._recording.isChecked(),
                lock_out=self._lock_out.isChecked(),
                destroy=self._destroy.isChecked(),
                backup_days=self._backup.value(),
                exports=self._exports,
                lossless=self._lossless.isChecked(),
                witnesses=self._shown.witnesses,
                witnesses_needed=self._shown.witnesses_needed,
                receipt_hours=self._shown.receipt_hours,
            )
        )


def _number(name: str, least: int, most: int) -> QSpinBox:
    box = named(name, QSpinBox())
    box.setRange(least, most)
    return box
