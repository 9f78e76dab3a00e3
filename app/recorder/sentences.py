"""What the recorder's codes mean to a person: what happened and what to do."""

from PySide6.QtCore import QCoreApplication

from app.recorder.errors import RecorderCode


def sentence(code: str) -> str:
    """Give the sentence for a code of the recorder, in the language of the moment."""
    translate = QCoreApplication.translate
    match code:
        case RecorderCode.NO_MICROPHONE:
            return translate(
                "Recorder",
                "The microphone cannot be opened. Connect it or choose another one, then press Record again.",
            )
        case RecorderCode.MICROPHONE_LOST:
            return translate(
                "Recorder",
                "The microphone stopped answering, so the recording has ended. Everything up to that moment is kept. "
                "Check the cable, choose a microphone and press Continue.",
            )
        case RecorderCode.INTERRUPTED:
            return translate(
                "Recorder",
                "No sound came for a while: the computer slept, or was too busy. Everything up to that moment is kept. "
                "Press Continue.",
            )
        case RecorderCode.MICROPHONE_BACK:
            return translate("Recorder", "The microphone is there again. Press Continue to go on with the recording.")
        case RecorderCode.SECOND_LOST:
            return translate(
                "Recorder",
                "The second microphone stopped. What it heard is kept, and the first one goes on recording. "
                "Check it, then choose it again.",
            )
        case RecorderCode.NOT_SPLIT:
            return translate("Recorder", "No new part could be begun. The recording goes on as before.")
        case RecorderCode.MICROPHONE_SILENT:
            return translate(
                "Recorder",
                "The microphone gives no signal at all. It is muted, or the system does not let programs use it. "
                "Look at the switch on the microphone and at the privacy settings of the system.",
            )
        case RecorderCode.MICROPHONE_TOO_LOUD:
            return translate("Recorder", "The sound is too loud and is distorted. Move the microphone further away.")
        case RecorderCode.DISK_LOW:
            return translate(
                "Recorder",
                "There is too little room on the disk to record. What was recorded is kept. "
                "Free some room on the disk, then press Record again.",
            )
        case RecorderCode.DISK_FAILED:
            return translate(
                "Recorder",
                "The disk does not take the recording. What was written before is kept. "
                "Check the disk; until then take notes by hand.",
            )
        case RecorderCode.TOO_SLOW:
            return translate(
                "Recorder",
                "The disk is too slow, so the recording has ended. Everything up to that moment is kept. "
                "Close other programs and press Record again.",
            )
        case RecorderCode.DIED:
            return translate(
                "Recorder",
                "The recorder ended unexpectedly. All but the last two seconds is kept. Press Record to go on.",
            )
        case RecorderCode.NOT_STARTED:
            return translate(
                "Recorder", "The recorder did not start. Install the program again, or take notes by hand."
            )
        case RecorderCode.STILL_ON:
            return translate(
                "Recorder",
                "A recording that was begun before is just being finished. Wait a moment, then press Record again.",
            )
        case RecorderCode.START_CLOSED:
            return translate("Recorder", "The account cannot begin yet: the reminders say why.")
        case RecorderCode.CONSENT_MISSING:
            return translate("Recorder", "There is no consent to be recorded. The microphone stays closed.")
        case _:
            return translate("Recorder", "The recorder said something strange and was ended. Press Record to go on.")
