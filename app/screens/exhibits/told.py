"""What is said of many files at once: how many were taken in, and what was wrong with the others."""

from collections import Counter

from PySide6.QtCore import QObject

from app.screens.attachments.kinds import AttachmentKind
from app.screens.exhibits.importing import Summary


class Told(QObject):
    """Counts need the numbers of each language."""

    def summary(self, summary: Summary) -> tuple[str, bool]:
        """What came of taking in, and whether it needs care."""
        taken, outcomes = summary.taken, summary.outcomes
        lines = [self.tr("%n file(s) taken in, unchanged and encrypted.", "", len(taken))]
        doubled = sum(one.doubled for one in outcomes)
        if doubled:
            lines.append(self.tr("%n file(s) are in this interview already and were not taken in again.", "", doubled))
        twins = sum(one.details.twin for one in taken)
        if twins:
            lines.append(self.tr("%n file(s) are in another interview of this vault, too.", "", twins))
        odd = sum(one.disguised or (one.item is not None and bool(one.item.details.problem)) for one in outcomes)
        if odd:
            lines.append(
                self.tr("%n file(s) are not what their name says, or are damaged: kept as plain bytes.", "", odd)
            )
        refused = Counter(one.refused for one in outcomes if one.refused)
        lines += [self._refused(code, count) for code, count in sorted(refused.items())]
        sent_on = sum(one.details.messenger for one in taken)
        if sent_on:
            lines.append(self.tr("Ask for the original file, not the one from a messenger."))
        is_injury = summary.kind is AttachmentKind.INJURY and bool(taken)
        if is_injury:
            lines.append(self.tr("Photographs of injuries: add a ruler and a general view."))
        if summary.too_many:
            lines.append(self.tr("There were more files than are taken in at once: add the rest after."))
        if summary.cancelled:
            lines.insert(0, self.tr("Stopped."))
        needs_care = bool(odd or refused or sent_on or is_injury or summary.cancelled or summary.too_many)
        return "\n".join(lines), needs_care

    def _refused(self, code: str, count: int) -> str:
        match code:
            case "file-empty":
                return self.tr("%n file(s) are empty and were not taken in.", "", count)
            case "file-too-large":
                return self.tr("%n file(s) are larger than 3.8 GB and were not taken in.", "", count)
            case "file-no-room":
                return self.tr("%n file(s) are larger than the room on this disk allows: make room first.", "", count)
            case "file-changed":
                return self.tr("%n file(s) changed while they were taken in: nothing of them was kept.", "", count)
            case "import-intimate":
                return self.tr(
                    "%n file(s) are called intimate pictures and were not taken in: ask your coordinator.", "", count
                )
            case _:
                return self.tr("%n file(s) could not be read.", "", count)
