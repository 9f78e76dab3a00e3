"""What the organisation's policy means for whoever works with this laptop, before its package is taken and after."""

from PySide6.QtCore import QCoreApplication

from storage.objects.organisation import Policy, Readable


def meaning(policy: Policy) -> str:
    """The policy in plain words, one thing a line."""
    return "\n".join(
        (
            QCoreApplication.translate("Policy", "What its rules mean on this computer:"),
            f"• {_readable(policy)}",
            "• "
            + QCoreApplication.translate(
                "Policy",
                "What stays on this computer by the person’s wish, or what nobody else could open, always stays "
                "readable to you. What is closed cannot be opened again here.",
            ),
            "• "
            + QCoreApplication.translate(
                "Policy", "The program locks at the latest after so many minutes without work: {minutes}."
            ).format(minutes=policy.most_idle_minutes),
            f"• {_recording(policy)}",
            f"• {_sound(policy)}",
            f"• {_ways_out(policy)}",
            "• "
            + QCoreApplication.translate(
                "Policy", "A copy on a second medium counts as old after so many days: {days}."
            ).format(days=policy.backup_days),
            f"• {_leaving(policy)}",
            *(f"• {line}" for line in _proof(policy)),
        )
    )


def _proof(policy: Policy) -> tuple[str, ...]:
    """What is asked besides central's receipts; nothing where nothing is."""
    if not policy.witnesses_needed and not policy.receipt_hours:
        return ()
    return (
        QCoreApplication.translate(
            "Policy",
            "Central’s word alone is not enough to close an interview after a receipt. So many others must have "
            "cosigned central’s log: {witnesses}. The receipt must be so many hours old: {hours}.",
        ).format(witnesses=policy.witnesses_needed, hours=policy.receipt_hours),
    )


def _readable(policy: Policy) -> str:
    match policy.readable:
        case Readable.UNTIL_SEAL:
            return QCoreApplication.translate(
                "Policy",
                "You can read an interview until you seal it. From then on only those it is sealed to can open it. "
                "Interviews that are sealed already are closed too.",
            )
        case Readable.UNTIL_RECEIPT if policy.readable_days:
            return QCoreApplication.translate(
                "Policy",
                "You can read a sealed interview until central has confirmed that it has everything, and then for so "
                "many days: {days}. After that only those it is sealed to can open it.",
            ).format(days=policy.readable_days)
        case Readable.UNTIL_RECEIPT:
            return QCoreApplication.translate(
                "Policy",
                "You can read a sealed interview until central has confirmed that it has everything. After that only "
                "those it is sealed to can open it.",
            )
        case Readable.MISSION_END:
            return QCoreApplication.translate(
                "Policy",
                "You can read sealed interviews until the last day of their mission is over, by central’s time. After "
                "that only those they are sealed to can open them.",
            )


def _leaving(policy: Policy) -> str:
    if not policy.exports:
        return QCoreApplication.translate("Policy", "Interviews go to central and to nobody else.")
    ways = "; ".join(f"{rule.form}: {rule.name}" for rule in policy.exports)
    return QCoreApplication.translate(
        "Policy", "Besides central, interviews with these forms may be passed on where the person agreed: {ways}."
    ).format(ways=ways)


def _sound(policy: Policy) -> str:
    if policy.lossless:
        return QCoreApplication.translate("Policy", "Sound is kept without any loss; it takes about 380 MB an hour.")
    return QCoreApplication.translate("Policy", "Sound is kept compressed; it takes about 22 MB an hour.")


def _recording(policy: Policy) -> str:
    if policy.record_while_locked:
        return QCoreApplication.translate("Policy", "A recording goes on while the program is locked.")
    return QCoreApplication.translate("Policy", "Locking the program ends a recording.")


def _ways_out(policy: Policy) -> str:
    match (policy.lock_out, policy.destroy):
        case (True, True):
            return QCoreApplication.translate(
                "Policy",
                "You may set a lock-out passphrase, after which only recovery cards open the vault, its own or the "
                "organisation’s, and you may destroy the vault.",
            )
        case (True, False):
            return QCoreApplication.translate(
                "Policy",
                "You may set a lock-out passphrase, after which only recovery cards open the vault, its own or the "
                "organisation’s. Destroying the vault is off.",
            )
        case (False, True):
            return QCoreApplication.translate("Policy", "You may destroy the vault. A lock-out passphrase is off.")
        case _:
            return QCoreApplication.translate("Policy", "A lock-out passphrase and destroying the vault are off.")
