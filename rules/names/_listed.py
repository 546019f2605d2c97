"""Names of the entity list in a text: wrong forms, other deviations, slips."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from srclint import pattern

from ._known import AGGLUTINATIVE, frequency, tail
from ._letters import is_capitals, parting, skeleton
from ._places import line_around
from ._slips import one_slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from srclint import Document, Entity

_WORD = r"\w+(?:[-‐‑.'’ʼ&]\w+)*"
_SHORTEST_SLIP = 6
"""Letters of a listed word from which a word one slip away is taken for it."""


class Deviation(NamedTuple):
    """A form that should be a listed one; `listed`: the form itself is listed as wrong."""

    start: int
    end: int
    right: str
    message: str
    listed: bool


@dataclass
class Index:
    """Listed forms by the skeleton of their first word."""

    wrong: dict[str, list[tuple[str, Entity]]] = field(default_factory=lambda: defaultdict(list))
    right: dict[str, list[tuple[str, Entity]]] = field(default_factory=lambda: defaultdict(list))
    whole: dict[str, tuple[str, Entity]] = field(default_factory=dict)
    """Skeletons of whole right forms, without blanks."""
    forms: set[str] = field(default_factory=set)
    """Right forms as they are written."""
    by_length: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Skeletons of names of one word, by length."""


def index_of(doc: Document) -> Index:
    """The index of the document's list, made once for a run."""
    known = doc.entities.known
    if "names" not in known:
        known["names"] = _make(doc.entities.listed)
    index: Index = known["names"]
    return index


def _make(entities: Sequence[Entity]) -> Index:
    index = Index()
    for entity in entities:
        for form in entity.variants:
            index.wrong[_first(form)].append((form, entity))
        for form in entity.right():
            index.right[_first(form)].append((form, entity))
            index.whole.setdefault(skeleton(form), (form, entity))
            index.forms.add(form)
            key = skeleton(form)
            if " " not in form and form != entity.acronym and len(key) >= _SHORTEST_SLIP:
                index.by_length[len(key)].append(key)
    for table in (index.wrong, index.right):
        for forms in table.values():
            forms.sort(key=lambda pair: -len(pair[0]))
    return index


def _first(form: str) -> str:
    word = pattern(_WORD).search(form)
    return skeleton(word[0]) if word else form


def is_right(doc: Document, form: str) -> bool:
    """Whether a form is one that the list has as right."""
    return bool(doc.entities) and form in index_of(doc).forms


def deviations(doc: Document) -> Iterator[Deviation]:
    """What in a document is written otherwise than listed, in reading order."""
    index, text = index_of(doc), doc.prose
    words = [(found.start(), found[0]) for found in pattern(_WORD).finditer(text)]
    done = 0
    for number, (at, word) in enumerate(words):
        if at < done:
            continue
        key = skeleton(word)
        found = _wrong(text, at, index.wrong.get(key, ()))
        if found is None:
            right = _right_here(text, at, index.right.get(key, ()))
            found = _other_way(doc, index, words[number : number + 8])
            if found is not None and found.end <= at + right:
                found = None
            done = at + right
            if found is None and not right:
                found = _slip(doc, index, at, word)
        if found is not None:
            done = found.end
            yield found


def _wrong(text: str, at: int, forms: Sequence[tuple[str, Entity]]) -> Deviation | None:
    for form, entity in forms:
        if _stands(text, at, form):
            return Deviation(at, at + len(form), entity.name, _message(form, entity), True)
    return None


def _right_here(text: str, at: int, forms: Sequence[tuple[str, Entity]]) -> int:
    """Length of the right form that stands here; 0 where none does."""
    return next((len(form) for form, _ in forms if _stands(text, at, form)), 0)


def _stands(text: str, at: int, form: str) -> bool:
    after = text[at + len(form) : at + len(form) + 1]
    return text.startswith(form, at) and not (after.isalnum() or after == "_")


def _other_way(doc: Document, index: Index, words: Sequence[tuple[int, str]]) -> Deviation | None:
    """The letters of a listed name in another case, with other marks, hyphens or blanks."""
    at, first = words[0]
    if not any(map(str.isupper, first)):
        return None
    text, key = doc.prose, ""
    best = None
    for start, word in words:
        if key and text[start - 1 : start] not in (" ", "\u00a0", "-"):
            break
        key += skeleton(word)
        found = index.whole.get(key)
        if found is not None:
            end = start + len(word)
            form = text[at:end]
            if form not in index.forms and not _is_emphasis(text, at, form, found[0]):
                best = Deviation(at, end, found[0], _message(form, found[1]), False)
    return best


def _is_emphasis(text: str, at: int, form: str, right: str) -> bool:
    """Capitals in a title, and a name of one word in capitals anywhere."""
    if not is_capitals(form) or form == right:
        return False
    return line_around(text, at).isupper() or " " not in form


def _slip(doc: Document, index: Index, at: int, word: str) -> Deviation | None:
    """A word that nobody knows, one slip from a listed name, and no inflected form of it."""
    key, language = skeleton(word), doc.language
    if not word.isalpha() or not word[0].isupper() or len(key) < _SHORTEST_SLIP - 1:
        return None
    if frequency(word.casefold(), language) > 1.5:
        return None
    for length in (len(key) - 1, len(key), len(key) + 1):
        for other in index.by_length.get(length, ()):
            if one_slip(key, other) and not _may_inflect(key, other, language):
                right, entity = index.whole[other]
                if language in dict(entity.forms) and right not in entity.right(language)[:1]:
                    continue
                return Deviation(at, at + len(word), right, _message(word, entity), False)
    return None


def _may_inflect(one: str, other: str, language: str) -> bool:
    how = parting(one, other)
    least = 3 if language in AGGLUTINATIVE else tail(language)
    return how.before == 0 or (how.shape != "swap" and how.behind < max(1, least))


def _message(form: str, entity: Entity) -> str:
    note = f" ({entity.note})" if entity.note else ""
    return f"“{form}” here, listed as “{entity.name}”{note}"
