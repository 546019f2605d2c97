"""The names of all documents of a folder, indexed in bulk: what `_spread` says key by key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from ._observe import said
from ._scan import Scan, flat
from ._slips import LONGEST, OFTEN, SHORTEST, near_pairs
from ._spread import long_names_of, word

_MADE = ("_posts", "scan", "words", "keys_of", "counts", "near", "long_names")
"""What is made of the posts when somebody asks."""

Posts = dict[str, list[int]]
"""Text of a name → the documents that have it, each as often as it does (up to three times)."""

Places = defaultdict[str, Posts]
"""Posts by language."""


def _places() -> Places:
    return defaultdict(lambda: defaultdict(list))


class Index(Mapping[str, list[Any]]):
    """Facts by key, as merging the `spread` of every document would give them.

    Names are posted as they stand; keys are made when somebody asks, for distinct names only.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._values: dict[str, list[Any] | None] = {}

    def add(self, text: str) -> None:
        """Add what a document says."""
        self._texts.append(text)
        if self._values:
            self._values.clear()
        for made in _MADE:
            self.__dict__.pop(made, None)

    @cached_property
    def _posts(self) -> tuple[Places, Places, Places]:
        """Names inside sentences, at their start and in headings."""
        places: tuple[Places, Places, Places] = (_places(), _places(), _places())
        for text in self._texts:
            one = said(text)
            me = one.identity
            posts = places[0][one.language]
            for name in one.inside[0]:
                posts[name].append(me)
            for times, names in enumerate(one.inside[1:], 2):
                for name in names:
                    posts[name] += [me] * times
            for place, names in ((places[1], one.opening), (places[2], one.headings)):
                posts = place[one.language]
                for name in names:
                    posts[name].append(me)
        return places

    @cached_property
    def scan(self) -> Scan:
        """For look-ups of few keys."""
        return Scan(self._texts)

    # ---- words: language → word as it stands → (inside sentences, elsewhere)
    @cached_property
    def words(self) -> dict[str, tuple[Posts, Posts]]:
        """Words of all names by language, as they stand: inside sentences, and elsewhere."""
        found = {}
        sentences, openings, headings = self._posts
        for language in sorted({*sentences, *openings, *headings}):
            inside: Posts = {}
            elsewhere: Posts = {}
            for first, others, names in (
                (inside, inside, sentences[language]),
                (elsewhere, inside, openings[language]),
                (elsewhere, elsewhere, headings[language]),
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
        for place in self._posts[:2]:
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
            yield language, {name for place in self._posts for name in place[language]}

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
        yield from self.scan.whole_keys()
        yield from (f"? {key}" for key in self.keys_of)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        return key in (self.keys_of if self._is_whole else self.scan.documents)

    @property
    def _is_whole(self) -> bool:
        """Whether everything is indexed: then look-ups are made there."""
        return "keys_of" in self.__dict__

    def _value(self, key: str) -> list[Any] | None:
        if not self._is_whole or key[0] in "#*()-":
            return self.scan.value(key)
        if key[0] == "?":
            return self._look(key[2:])
        if key in self.keys_of:
            return self._value_of_word(key)
        forms = self.long_names.get(key)
        return flat({f: (posts, []) for f, posts in forms.items()}) if forms else None

    def _look(self, key: str) -> list[Any] | None:
        """How many documents have a word, and how it is written, sorted."""
        documents: set[int] = set()
        words = self.keys_of.get(key, ())
        for language, text in words:
            inside, elsewhere = self.words[language]
            documents.update(inside.get(text, ()), elsewhere.get(text, ()))
        return [len(documents), sorted({text for _, text in words})] if documents else None

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
        return flat(forms)


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
