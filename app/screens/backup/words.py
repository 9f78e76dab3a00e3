"""What the screen of copies says about times and results."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.keeping import Doing, KeepingState
from app.language import Language
from storage.backup.standing import State


def when(language: Language, at: str) -> str:
    """A time of this machine, as people write it."""
    return language.day_and_time(datetime.fromisoformat(at))


def generation(language: Language, state: State) -> str:
    """When this disk's copy was made."""
    if not state.generation_at:
        return QCoreApplication.translate("BackupWords", "No copy on this computer yet. The first is made in a moment.")
    return QCoreApplication.translate(
        "BackupWords",
        "Last copy on this computer: {when}, read back and found whole. It is renewed every quarter of an hour.",
    ).format(when=when(language, state.generation_at))


def full_check(language: Language, state: State) -> str:
    """When everything was checked."""
    if not state.full_check_at:
        return QCoreApplication.translate("BackupWords", "The whole vault has not been checked yet.")
    if not state.full_check_sound:
        return QCoreApplication.translate(
            "BackupWords", "Last check of the whole vault: {when}. Something was found: tell your coordinator."
        ).format(when=when(language, state.full_check_at))
    return QCoreApplication.translate(
        "BackupWords", "Last check of the whole vault: {when}. Everything is in order."
    ).format(when=when(language, state.full_check_at))


def medium(language: Language, state: KeepingState) -> str:
    """Where the second copy goes, and how old it is."""
    known = state.standing
    if known is None or known.medium is None:
        return QCoreApplication.translate(
            "BackupWords", "No stick or disk is chosen yet. If this computer is lost, everything on it is lost."
        )
    if not known.medium_copied_at:
        text = QCoreApplication.translate("BackupWords", "Chosen: {folder}. Nothing has been copied there yet.")
        return text.format(folder=known.medium.folder)
    if state.is_medium_there:
        text = QCoreApplication.translate("BackupWords", "Chosen: {folder}. Last copy: {when}. It is plugged in.")
    else:
        text = QCoreApplication.translate(
            "BackupWords", "Chosen: {folder}. Last copy: {when}. It is not plugged in now."
        )
    return text.format(folder=known.medium.folder, when=when(language, known.medium_copied_at))


def care(state: KeepingState) -> str:
    """What a person should do about the second copy, or nothing."""
    known = state.standing
    if known is None:
        return ""
    if not known.someone_could_open:
        return QCoreApplication.translate(
            "BackupWords",
            "This vault has neither recovery cards nor a key of an organisation: nobody could open a copy of it.",
        )
    if known.medium is not None and state.is_medium_old:
        return QCoreApplication.translate(
            "BackupWords", "The copy is older than {days} days. Plug in the stick or disk."
        ).format(days=known.backup_days)
    return ""


def removals(state: State) -> str:
    """What was taken out of the vault and still lies on the medium, or nothing."""
    if not state.removals_waiting:
        return ""
    return QCoreApplication.translate(
        "BackupWords",
        "What was removed or withdrawn in the vault still lies on the stick or disk. The next copy takes it off.",
    )


def trial(language: Language, state: State) -> str:
    """When the way back was last tried."""
    if not state.restore_tested_at:
        return QCoreApplication.translate("BackupWords", "The way back has never been tried with the cards.")
    return QCoreApplication.translate(
        "BackupWords", "The way back was last tried with the cards on {when}, and it worked."
    ).format(when=when(language, state.restore_tested_at))


def doing(what: Doing) -> str:
    """What goes on now."""
    return {
        Doing.GENERATION: QCoreApplication.translate("BackupWords", "Making a copy on this computer…"),
        Doing.COPYING: QCoreApplication.translate("BackupWords", "Copying onto the stick or disk…"),
        Doing.CHECKING_MEDIUM: QCoreApplication.translate("BackupWords", "Reading the copy on the stick or disk…"),
        Doing.CHECKING: QCoreApplication.translate("BackupWords", "Checking the whole vault…"),
        Doing.FETCHING: QCoreApplication.translate("BackupWords", "Bringing back what is missing or damaged here…"),
        Doing.TRIAL: QCoreApplication.translate("BackupWords", "Bringing the copy back for a trial…"),
    }[what]


def result(state: KeepingState) -> str:
    """What the last thing that was asked for brought, or nothing."""
    if state.report is not None and state.report.missing:
        return QCoreApplication.translate(
            "BackupWords",
            "Copied and read back. {missing} recordings or pictures could not be copied: check the whole vault.",
        ).format(missing=state.report.missing)
    if state.report is not None:
        return QCoreApplication.translate(
            "BackupWords", "Copied and read back. New recordings and pictures: {files}; taken off: {removed}."
        ).format(files=state.report.files, removed=state.report.removed)
    if state.checked_files is not None:
        return QCoreApplication.translate(
            "BackupWords", "The copy is whole: {files} files were read and are as they were written."
        ).format(files=state.checked_files)
    if state.fetched is not None and state.fetched.missing:
        return QCoreApplication.translate(
            "BackupWords",
            "Brought back from the copy: {files}. Missing or damaged here and in the copy: {missing}. Delete nothing "
            "and tell your coordinator.",
        ).format(files=state.fetched.files, missing=state.fetched.missing)
    if state.fetched is not None and state.fetched.files:
        return QCoreApplication.translate(
            "BackupWords",
            "Recordings, pictures and documents brought back from the copy: {files}. Then the whole vault was checked.",
        ).format(files=state.fetched.files)
    if state.fetched is not None:
        return QCoreApplication.translate(
            "BackupWords",
            "No recording, picture or document is missing or damaged here: nothing had to be brought back.",
        )
    if state.trial is not None and state.trial.missing:
        return QCoreApplication.translate(
            "BackupWords", "The cards bring the vault back, but {missing} recordings or pictures are not in the copy."
        ).format(missing=state.trial.missing)
    if state.trial is not None:
        return QCoreApplication.translate(
            "BackupWords", "The cards bring everything back. What was brought back for the trial has been removed."
        )
    return ""


def is_partial(state: KeepingState) -> bool:
    """Whether the last result leaves something to be done."""
    partial = (state.report, state.trial, state.fetched)
    return any(one is not None and one.missing for one in partial)
