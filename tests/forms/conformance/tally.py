"""What a kind of cases came to: how many ran, how many agreed, and which did not, with the reason."""

import json
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

EXPLAINED = Path(__file__).with_name("explained.json")


@cache
def explained() -> dict[str, dict[str, str]]:
    """Kind of cases -> id of a case -> name of the reason."""
    return json.loads(EXPLAINED.read_bytes())["cases"]


@cache
def reasons() -> dict[str, str]:
    """Name of a reason -> the reason."""
    return json.loads(EXPLAINED.read_bytes())["reasons"]


@dataclass
class Tally:
    """One kind of cases."""

    kind: str
    ran: int = 0
    agreed: int = 0
    excused: Counter[str] = field(default_factory=Counter)
    differing: list[tuple[str, str]] = field(default_factory=list)

    def add(self, case: str, difference: str) -> None:
        """Count a case; an empty difference is agreement."""
        self.ran += 1
        if not difference:
            self.agreed += 1
            return
        known = explained().get(self.kind, {})
        reason = known.get(case) or known.get(case.partition("#")[0])
        if reason is None:
            self.differing.append((case, difference))
        else:
            self.excused[reason] += 1

    @property
    def rate(self) -> float:
        """The part that agreed or whose difference is explained."""
        return 1.0 if not self.ran else 1 - len(self.differing) / self.ran

    def figures(self) -> dict[str, object]:
        """For JSON."""
        return {
            "kind": self.kind,
            "ran": self.ran,
            "agreed": self.agreed,
            "agreed_percent": round(100 * self.agreed / max(1, self.ran), 2),
            "explained": dict(self.excused),
            "not_explained": len(self.differing),
            "examples": self.differing[:20],
        }

    def sentence(self) -> str:
        """For people."""
        said = f"{self.kind}: {self.ran} ran, {self.agreed} agree, {len(self.differing)} differ without explanation"
        lines = [f"  {count} explained: {reasons()[name]}" for name, count in self.excused.most_common()]
        return "\n".join([said, *lines])
