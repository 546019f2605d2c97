"""Look-ups of few names in what the documents of a folder say: what a hook needs."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from srclint import pattern

from ._letters import skeleton
from ._long import long_names, may_join
from ._observe import has_special, said, skeletons_of
from ._spread import KEPT, merge, special_facts, word
from ._tally import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Counts = dict[str, tuple[list[int], list[int]]]
    """Form with its language → documents that have it inside sentences and elsewhere, each as
    often as it does."""


def flat(forms: Mapping[str, tuple[list[int], list[int]]]) -> list[Any]:
    """Forms as the value of a key (see `_spread`)."""
    value: list[Any] = []
    for form, (inside, elsewhere) in sorted(forms.items()):
        ids = sorted({*inside, *elsewhere})
        value += (form, len(inside), len(elsewhere), len(ids), ids[:KEPT])
    return value


def identity_of(text: str) -> int:
    """What stands for the document that says this."""
    return int(text.split("|", 2)[1])


class Scan:
    """Facts by key, from what documents say, read where a key stands."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def _posts(self) -> dict[str, list[int]]:
        """What `_observe.keys_of` has → numbers of the documents that have it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        posts_of = found.__getitem__  # quicker than a look-up in the loop
        for number, text in enumerate(self._texts):
            for posts in map(posts_of, skeletons_of(text).split(" ")):
                posts.append(number)
        return dict(found)

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        """Skeletons → forms, where some are not simply written with a capital."""
        found: dict[str, list[str]] = {}
        for each in self._posts:
            bare, marked, form = each.partition("=")
            if marked:
                found.setdefault(bare, []).append(form)
        return found

    @cached_property
    def _elided(self) -> dict[str, set[str]]:
        """Skeletons of words with what is elided before them → their own."""
        found: dict[str, set[str]] = {}
        for bare, forms in self._forms.items():
            for form in forms:
                if not form.isalpha() and (whole := skeleton(form)) != bare:
                    found.setdefault(whole, set()).add(bare)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._posts or key in self._forms

    def documents(self, key: str) -> list[int]:
        """Numbers of the documents that have a skeleton, sorted."""
        plain = self._posts.get(key, [])
        if not (forms := self._forms.get(key)):
            return plain
        return sorted({*plain, *(n for form in forms for n in self._posts[f"{key}={form}"])})

    @cached_property
    def identities(self) -> list[int]:
        """What stands for the documents, by number."""
        return [identity_of(text) for text in self._texts]

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {identity: number for number, identity in enumerate(self.identities)}

    @cached_property
    def special(self) -> dict[str, list[Any]]:
        """Facts of acronyms and terms."""
        found: dict[str, list[Any]] = {}
        for text in self._texts:
            if not has_special(text):
                continue
            for key, value in special_facts(said(text)).items():
                found[key] = merge(found[key], value) if key in found else value
        return found

    def whole_keys(self) -> Iterator[str]:
        """Keys of documents, of what is said of all, and of acronyms and terms."""
        yield from self.special
        yield from (f"# {identity}" for identity in self._numbers)
        if self._texts:
            yield "*"

    def value(self, key: str) -> list[Any] | None:
        """The value of a key."""
        if key[0] == "#":
            number = self._numbers.get(int(key[2:]))
            return None if number is None else _document_value(self._texts[number])
        if key == "*":
            return self._whole()
        if key[0] == "?":
            documents = self.documents(key[2:])
            return [len(documents), self._texts_of(key[2:])] if documents else None
        if key[0] in "()-":
            return self.special.get(key)
        if key[0] == "=":
            return self._long_names(key)
        return self._word(key)

    def _whole(self) -> list[Any] | None:
        """How many documents there are, and how many names they have inside sentences."""
        if not self._texts:
            return None
        names = sum(int(text.split("|", 3)[2]) for text in self._texts)
        return ["", names, 0, len(self._texts), sorted(self._numbers)[:KEPT]]

    def _word(self, key: str) -> list[Any] | None:
        forms: Counts = {}
        documents = self.documents(key)
        written = [text for text in self._texts_of(key) if text[0].isupper()]
        alone = [pattern(rf"(?<![^ |]){re.escape(one)}(?![^ |])") for one in written]
        keys: dict[tuple[str, str], str | None] = {}
        """Text and language → its form, where its skeleton is the key."""
        for number in documents:
            text = self._texts[number]
            head, _, _ = text.partition("/")
            language, identity, _ = head.split("|", 2)
            for one, whole in zip(written, alone, strict=True):
                if one not in text:
                    continue
                if (one, language) not in keys:
                    known = word(one, language)
                    keys[one, language] = known.form if known and known.key == key else None
                form = keys[one, language]
                if form and any(counts := _times(text, one, whole)):
                    posts = forms.setdefault(form, ([], []))
                    for post, times in zip(posts, counts, strict=True):
                        post.extend([int(identity)] * times)
        return flat(forms) if forms else None

    def _texts_of(self, key: str) -> list[str]:
        """How a word is written, sorted."""
        plain = [key.capitalize()] if key in self._posts else []
        return sorted((*plain, *self._forms.get(key, ())))

    def _long_names(self, key: str) -> list[Any] | None:
        _, first, second = key.split(" ")
        keys = [one for one in (first, *self._elided.get(first, ())) if one in self]
        numbers = {number for one in keys for number in self.documents(one)}
        if may_join(second):
            numbers.intersection_update(self.documents(second))
        written = sorted({text for one in keys for text in self._texts_of(one)})
        texts = [self._texts[number] for number in sorted(numbers)]
        return long_names(key, written, texts) if texts else None


def _times(text: str, one: str, whole: re.Pattern[str]) -> tuple[int, int]:
    """How often a document says a word inside sentences, and elsewhere; `whole` finds it.

    Read from what `_observe.observe` gives without parting it into names: a frequent word stands
    in thousands of documents.
    """
    *sections, opening, headings = text.split("/")[1 : SECTIONS + 1]
    inside = sum(
        times * len(whole.findall(names)) for times, names in enumerate(sections, 1) if one in names
    )
    elsewhere = len(whole.findall(headings)) if one in headings else 0
    for found in whole.finditer(opening) if one in opening else ():
        if opening[found.start() - 1 : found.start()] == " ":
            inside += 1
        else:
            elsewhere += 1
    return inside, elsewhere


def _document_value(text: str) -> list[Any]:
    """The names of a document, those of its headings left out."""
    head, *sections = text.split("/", SECTIONS)[:SECTIONS]
    language, identity, _ = head.split("|", 2)
    return [f"{language} {'|'.join(filter(None, sections))}", 0, 0, 1, [int(identity)]]
