"""What a person types into the search field, as questions to the index."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import text

from storage.gazetteer.spelling import russian_names
from storage.interviews import word_forms
from storage.interviews.search import INTERVIEW_SHIFT, ROLE_SHIFT
from storage.interviews.searched import Role
from storage.vault.transaction import Transaction

MOST_TERMS: Final = 8
_LONGEST = 200
_SHORT = 2
# «…», “…”, „…“ and "…" hold an exact phrase; a quote that is never closed holds the rest.
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]*)(?:[»”“\"]|$)")
_NUMBER = re.compile(r"(?<!\S)[^\W_]+(?:-[^\W_*]+)*-\d[^\W_]*(?:-[^\W_*]*\*?)*(?!\S)|(?<!\S)\d{3,}-[^\W_*]?\*?(?!\S)")
_NAMES = (
    "олена=елена олександр=александр олександра=александра олексій=алексей андрій=андрей дмитро=дмитрий ганна=анна"
    " євген=евгений сергій=сергей микола=николай михайло=михаил володимир=владимир вячеслав=вячеслав ігор=игорь"
    " ірина=ирина юрій=юрий григорій=григорий василь=василий петро=петр пилип=филипп степан=степан катерина=екатерина"
    " оксана=ксения ольга=ольга наталія=наталья тетяна=татьяна людмила=людмила світлана=светлана марія=мария"
    " софія=софья дарина=дарья анастасія=анастасия євгенія=евгения юлія=юлия надія=надежда любов=любовь віра=вера"
    " костянтин=константин антін=антон данило=даниил кирило=кирилл федір=федор ілля=илья матвій=матвей нестор=нестор"
    " йосип=иосиф яків=яков захар=захар павло=павел остап=остап тарас=тарас богдан=богдан назар=назар роман=роман"
)


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: a word with its forms, or a phrase as it stands."""

    words: tuple[str, ...]
    is_phrase: bool
    stems: tuple[str, ...] = ()
    # Whether longer words that begin so count too.
    is_beginning: bool = False

    @property
    def match(self) -> str:
        """The condition in the index's own language; only letters and digits reach it, quoted at that."""
        phrase = " ".join(self.words)
        if self.is_phrase:
            return f'words : "{phrase}"'
        start = f'words : "{phrase}"' + (" *" if self.is_beginning else "")
        if not self.stems:
            return start
        return f"({start}) OR stems : (" + " OR ".join(f'"{stem}"' for stem in self.stems) + ")"

    def holds(self, spelled: str, stems: tuple[str, ...]) -> bool:
        """Whether a word of a text, spelled and with its stems, is one that was looked for."""
        if self.is_phrase:
            return spelled in self.words
        return (spelled == self.words[0] or (self.is_beginning and spelled.startswith(self.words[0]))) or any(
            stem in self.stems for stem in stems
        )


def terms(query: str) -> tuple[Term, ...]:
    """The conditions of a query, which all must hold; the rest of a very long one is ignored."""
    found = tuple(_terms(query[:_LONGEST]))[:MOST_TERMS]
    if len(found) == 1 and not found[0].is_phrase and len(found[0].words[0]) == _SHORT:
        # While somebody begins to type; beside other words «на» means nothing but itself.
        return (replace(found[0], is_beginning=True),)
    return found


def matching(tx: Transaction, wanted: tuple[Term, ...], role: Role | None = None) -> set[int] | None:
    """Numbers of the interviews in which every condition holds; None if there is no condition.

    With a role they must hold in one text of that role: the first name and the surname of one person.
    """
    if not wanted:
        return None
    if role is not None:
        return _numbers(tx, " AND ".join(f"({term.match})" for term in wanted), role)
    found: set[int] | None = None
    # Long words first: they are the rare ones.
    for term in sorted(wanted, key=lambda one: -len(" ".join(one.words))):
        numbers = _numbers(tx, term.match, None)
        found = numbers if found is None else found & numbers
        if not found:
            break
    return found


def _numbers(tx: Transaction, match: str, role: Role | None) -> set[int]:
    only = "" if role is None else f" AND (rowid >> {ROLE_SHIFT}) & {(1 << (INTERVIEW_SHIFT - ROLE_SHIFT)) - 1} = :role"
    found = tx.execute(
        text(f"SELECT DISTINCT rowid >> {INTERVIEW_SHIFT} FROM search WHERE search MATCH :match{only}"),  # noqa: S608
        {"match": match} | ({} if role is None else {"role": int(role)}),
    )
    return {row[0] for row in found}


def _terms(query: str) -> Iterator[Term]:
    # The number of an interview, or a part of it, is one thing and no handful of words.
    query = _NUMBER.sub(r'"\g<0>"', query) if not _QUOTED.search(query) else query
    at = 0
    for quoted in _QUOTED.finditer(query):
        yield from _words(query[at : quoted.start()])
        phrase = tuple(word_forms.words(quoted[1]))
        if phrase:
            yield Term(phrase, is_phrase=True)
        at = quoted.end()
    yield from _words(query[at:])


def _words(text: str) -> Iterator[Term]:
    for original in word_forms.split(text):
        word = word_forms.spelled(original)
        stems = word_forms.stems(original)
        others = (other for stem in stems for other in _OTHER_SPELLINGS.get(stem, ()))
        yield Term((word,), False, tuple(dict.fromkeys((*stems, *others))), is_beginning=len(word) > _SHORT)


def _other_spellings() -> dict[str, tuple[str, ...]]:
    pairs = [tuple(pair.split("=")) for pair in _NAMES.split()] + list(russian_names().items())
    found: dict[str, set[str]] = {}
    for ukrainian, russian in pairs:
        if " " in ukrainian or " " in russian:
            continue
        here, there = set(word_forms.stems(ukrainian)), set(word_forms.stems(russian))
        for one in here:
            found.setdefault(one, set()).update(there)
        for one in there:
            found.setdefault(one, set()).update(here)
    return {stem: tuple(sorted(others)) for stem, others in found.items()}


_OTHER_SPELLINGS: Final = _other_spellings()
