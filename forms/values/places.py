"""Places as told: the settlement by its official code, and what the person called it.

In a form a place is a group with the appearance ``svidok-place`` and the prefix ``<p>``; its children are

======================  ==============  ====================================================================
``<p>_katottg``         text            code of the register of settlements (``UA`` and 17 digits), empty if not found
``<p>_name``            text            official name with raion and oblast, as it was when chosen
``<p>_said``            text            the name the person used
``<p>_then``            text            the name valid at the time
``<p>_address``         text            street, building
``<p>_landmark``        text            what it is near
``<p>_type``            select_one      kind of place
``<p>_point``           geopoint        the pin; its accuracy is the uncertainty
``<p>_method``          select_one      how the point is known: pin, described, gps, ...
``<p>_error``           integer         how far off it may be, in metres
``<p>_disclosure``      select_one      how exactly it may be told to others
======================  ==============  ====================================================================

A place asked for roughly (``svidok-place`` of a session) may have fewer children; a widget shows those that exist.
"""

import re
from dataclasses import dataclass

CODE = re.compile(r"UA[0-9]{17}")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as far as it is known; `code` is empty when the register does not have it."""

    code: str = ""
    name: str = ""
    said: str = ""
    address: str = ""
    landmark: str = ""
    kind: str = ""
    disclosure: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the register's code says exactly which settlement is meant; a name alone never does."""
        return is_code(self.code)

    @property
    def oblast_code(self) -> str:
        """The oblast as the first four characters of the code, for counting; empty if not known."""
        return self.code[:4] if self.is_known else ""

    @property
    def label(self) -> str:
        """The place for people, from the settlement to the landmark."""
        first = self.name or self.said
        said = f"«{self.said}»" if self.said and self.name and self.said not in self.name else ""
        return ", ".join(part for part in (first, said, self.address, self.landmark) if part)


def is_code(text: str) -> bool:
    """Whether a text is a KATOTTG code (Latin ``UA`` and 17 digits)."""
    return CODE.fullmatch(text) is not None


def coarse(name: str) -> str:
    """Only the last part of an official name, the oblast: what may stand on paper that is left with someone."""
    return name.rpartition(",")[2].strip()
