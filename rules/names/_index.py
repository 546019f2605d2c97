"""The names of all documents of a folder, indexed in bulk: what `_spread` says key by key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from ._observe import Said, said
from ._slips import LONGEST, OFTEN, SHORTEST, near_pairs
from ._spread import KEPT, long_names_of, merge, special_facts, word

_MADE = ("words", "keys_of", "counts", "near", "long_names")
"""What is made of the posts when somebody asks."""

Posts = dict[str, list[int]]
"""Text of a name → the documents that have it, each as often as it does (up to three times)."""


class Index(Mapping[str, list[Any]]):
    """Facts by key, as merging the `spread` of every document would give them.

    Names are posted as they stand; keys are made when somebody asks, for distinct names only.
    """

    def __init__(self) -> None:
        self._inside: defaultdict[str, Posts] = defaultdict(lambda: defaultdict(list))
        self._opening: defaultdict[str, Posts] = defaultdict(lambda: defaultdict(list))
        self._headings: defaultdict[str, Posts] = defaultdict(lambda: defaultdict(list))
        self._documents: dict[int, str] = {}
        self._special: dict[str, list[Any]] = {}
        self._values: dict[str, list[Any] | None] = {}

    def add(self, text: str) -> None:
        """Add what a document says."""
        if self._values or "words" in self.__dict__:
            self._values.clear()
            for made in _MADE:
                self.__dict__.pop(made, None)
        one = said(text)
        me = one.identity
        self._documents[me] = text
        posts = self._inside[one.language]
        for name in one.inside[0]:
            posts[name].append(me)
        for times, names in enumerate(one.inside[1:], 2):
            for name in names:
                posts[name] += [me] * times
        for place, names in ((self._opening, one.opening), (self._headings, one.headings)):
            posts = place[one.language]
            for name in names:
                posts[name].append(me)
        if one.acronyms or one.terms:
            self._add_special(one)

    def _add_special(self, one: Said) -> None:
        for key, value in special_facts(one).items():
            known = self._special.get(key)
            self._special[key] = merge(known, value) if known else value

    # ---- words: language → word as it stands → (inside sentences, elsewhere)
    @cached_property
    def words(self) -> dict[str, tuple[Posts, Posts]]:
        """Words of all names by language, as they stand: inside sentences, and elsewhere."""
        found = {}
        for language in sorted({*self._inside, *self._opening, *self._headings}):
            inside: Posts = {}
            elsewhere: Posts = {}
            for first, others, names in (
                (inside, inside, self._inside[language]),
                (elsewhere, inside, self._opening[language]),
                (elsewhere, elsewhere, self._headings[language]),
            ):
                _post(names, first, others)
            found[language] = inside, elsewhere
        return found

    @cached_property
    def keys_of(self) -> dict[str, list[tuple[str, str]]]:
        """Skeleton → its words, each with its language."""
        found: dict[str, list[tuple[str, str]]] = {}
        for language, (inside, elsewhere) in self.words.items():
            for text in inside.keys() | elsewhere.keys():
                if text.isascii() and text.isalpha():
                    if len(text) == 1:
                        continue
                    key = text.lower()
                else:
                    known = word(text, language)
                    if known is None:
                        continue
                    key = known.key
                if key in found:
                    found[key].append((language, text))
                else:
                    found[key] = [(language, text)]
        return found

    @cached_property
    def counts(self) -> dict[str, dict[str, tuple[int, int]]]:
        """Language → skeleton → occurrences inside sentences, and everywhere."""
        found: dict[str, dict[str, tuple[int, int]]] = {language: {} for language in self.words}
        for key, some in self.keys_of.items():
            for language, text in some:
                inside, elsewhere = self.words[language]
                here = len(inside.get(text, ()))
                more = len(elsewhere.get(text, ()))
                counts = found[language]
                if key in counts:
                    known = counts[key]
                    counts[key] = known[0] + here, known[1] + here + more
                else:
                    counts[key] = here, here + more
        return found

    @cached_property
    def near(self) -> dict[str, dict[str, list[str]]]:
        """Language → skeletons of rare names → those that are one slip away, and not rarer."""
        found = {}
        for language, counts in self.counts.items():
            plain = {
                key: count
                for key, count in counts.items()
                if SHORTEST - 1 <= len(key) <= LONGEST + 1 and key.isalpha()
            }
            right = [key for key, (inside, times) in plain.items() if inside and times > 1]
            wrong = [
                key
                for key, (_, times) in plain.items()
                if times <= OFTEN and SHORTEST <= len(key) <= LONGEST
            ]
            found[language] = {
                key: some
                for key, others in near_pairs(wrong, right).items()
                if (some := [other for other in others if plain[other][1] >= plain[key][1]])
            }
        return found

    @cached_property
    def long_names(self) -> dict[str, dict[str, list[int]]]:
        """Key of a long name (see `_spread`) → "language name" → documents."""
        found: dict[str, dict[str, list[int]]] = {}
        for place in (self._inside, self._opening):
            for language, names in place.items():
                for name, posts in names.items():
                    if name.count(" ") > 1:
                        for key, long in long_names_of(name):
                            forms = found.setdefault(key, {})
                            forms.setdefault(f"{language} {long}", []).extend(posts)
        return found

    def names(self) -> Iterator[tuple[str, Iterable[str]]]:
        """Languages with all distinct names, as they stand."""
        for language in self.words:
            found = {*self._inside[language], *self._opening[language], *self._headings[language]}
            yield language, found

    # ---- facts by key
    def __getitem__(self, key: str) -> list[Any]:
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value  # type: ignore[no-any-return] # plain data

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key."""
        try:
            value = self._values[key]
        except KeyError:
            value = self._values[key] = self._value(key)
        return default if value is None else value

    def __iter__(self) -> Iterator[str]:
        yield from self.keys_of
        yield from self.long_names
        yield from self._special
        yield from (f"# {identity}" for identity in self._documents)
        if self._documents:
            yield "*"

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _value(self, key: str) -> list[Any] | None:
        if key in self.keys_of:
            return self._value_of_word(key)
        if key[0] == "=":
            forms = self.long_names.get(key)
            return _flat({f: (posts, []) for f, posts in forms.items()}) if forms else None
        if key[0] == "#":
            text = self._documents.get(int(key[2:]))
            return document_value(said(text)) if text else None
        if key == "*":
            return self._whole() if self._documents else None
        return self._special.get(key)

    def _value_of_word(self, key: str) -> list[Any]:
        forms: dict[str, tuple[list[int], list[int]]] = {}
        for language, text in self.keys_of[key]:
            known = word(text, language)
            form = known.form if known else f"{language} {text}"
            inside, elsewhere = self.words[language]
            here = inside.get(text, []), elsewhere.get(text, [])
            if form in forms:
                here = forms[form][0] + here[0], forms[form][1] + here[1]
            forms[form] = here
        return _flat(forms)

    def _whole(self) -> list[Any]:
        """How many documents there are, and how many names they have inside sentences."""
        names = sum(
            len(set(posts)) for inside, _ in self.words.values() for posts in inside.values()
        )
        ids = sorted(self._documents)
        return ["", names, 0, len(ids), ids[:KEPT]]


def gather(texts: Iterable[str], known: Mapping[str, Any] | None = None) -> Index:
    """The index of what documents say, added to one that is known."""
    index = known if isinstance(known, Index) else Index()
    for text in texts:
        index.add(text)
    return index


def _post(names: Posts, first: Posts, others: Posts) -> None:
    """Post the words of names, the first of each apart."""
    of_first: Posts = {}
    of_others: Posts = {}
    for name, posts in names.items():
        if " " not in name:
            first[name] = first[name] + posts if name in first else posts
            continue
        counts = of_first
        for each in name.split(" "):
            if each[0].isupper():
                if each in counts:
                    counts[each] += posts
                else:
                    counts[each] = posts.copy()
            counts = of_others
    for new, known in ((of_first, first), (of_others, others)):
        for text, posts in new.items():
            known[text] = known[text] + posts if text in known else posts


def _flat(forms: Mapping[str, tuple[list[int], list[int]]]) -> list[Any]:
    value: list[Any] = []
    for form, (inside, elsewhere) in forms.items():
        ids = sorted({*inside, *elsewhere})
        value += (form, len(inside), len(elsewhere), len(ids), ids[:KEPT])
    return value


def document_value(one: Said) -> list[Any]:
    """The names of a document, those of its headings left out."""
    names = "|".join(["|".join(some) for some in (*one.inside, one.opening) if some])
    return [f"{one.language} {names}", 0, 0, 1, [one.identity]]
