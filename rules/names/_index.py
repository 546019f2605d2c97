"""The names of all documents of a folder, indexed in bulk: what `_spread` says key by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from . import _tally
from ._letters import skeleton
from ._long import long_names, may_join
from ._scan import Scan, identity_of
from ._slips import LONGEST, OFTEN, SHORTEST, near_pairs
from ._spread import KEPT, long_names_of, word

_MADE = ("_texts", "scan", "_numbers", "_languages", "words", "keys_of", "near")
"""What is made of the texts when somebody asks."""


class Keys:
    """Skeletons of the words of a folder."""

    def __init__(self) -> None:
        self.words: dict[str, list[tuple[str, str]]] = {}
        """Skeleton → its words, each with its language."""
        self.of: dict[str, dict[str, str]] = {}
        """Language → word as it stands → its skeleton, where it is a name."""
        self.counts: dict[str, dict[str, tuple[int, int]]] = {}
        """Language → skeleton → occurrences inside sentences, and everywhere."""
        self.whole: dict[str, set[str]] = {}
        """Skeleton of a word with what is elided before it → its own."""

    def add(self, language: str, found: _tally.Tally) -> None:
        """Add the words of a language."""
        keys = self.of.setdefault(language, {})
        counts = self.counts.setdefault(language, {})
        for text in found.posts:
            if text.isascii() and text.isalpha():
                if len(text) == 1:
                    continue
                key = text.lower()
            else:
                known = word(text, language)
                if known is None:
                    continue
                key = known.key
                if not text.isalpha() and (whole := skeleton(text)) != key:
                    self.whole.setdefault(whole, set()).add(key)
            keys[text] = key
            inside, elsewhere = found.times(text)
            if key in counts:
                before, times = counts[key]
                counts[key] = before + inside, times + inside + elsewhere
            else:
                counts[key] = inside, inside + elsewhere
            if key in self.words:
                self.words[key].append((language, text))
            else:
                self.words[key] = [(language, text)]


class Index(Mapping[str, list[Any]]):
    """Facts by key, as merging the `spread` of every document would give them.

    Words are counted as they stand; keys are made when somebody asks, for distinct words only.
    """

    def __init__(self) -> None:
        self._said: list[str] = []
        self._values: dict[str, list[Any] | None] = {}

    def add(self, text: str) -> None:
        """Add what a document says."""
        self._said.append(text)
        if self._values:
            self._values.clear()
        for made in _MADE:
            self.__dict__.pop(made, None)

    @cached_property
    def _texts(self) -> list[str]:
        """What documents say, by what stands for them: the first have the smallest."""
        return sorted(self._said, key=identity_of)

    @cached_property
    def scan(self) -> Scan:
        """For look-ups of few keys."""
        return Scan(self._texts)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {identity: number for number, identity in enumerate(self.scan.identities)}

    @cached_property
    def _languages(self) -> dict[str, list[int]]:
        return _tally.by_language(self._texts)

    @cached_property
    def words(self) -> dict[str, _tally.Tally]:
        """Words of all names by language."""
        return {
            language: _tally.tally(self._texts, numbers)
            for language, numbers in self._languages.items()
        }

    @cached_property
    def keys_of(self) -> Keys:
        """Skeletons of all words."""
        found = Keys()
        for language, words in self.words.items():
            found.add(language, words)
        return found

    @cached_property
    def near(self) -> dict[str, dict[str, list[str]]]:
        """Language → skeletons of rare names → those that are one slip away, and not rarer."""
        found = {}
        for language, counts in self.keys_of.counts.items():
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

    def names(self, language: str) -> set[str]:
        """Distinct names of several words, as they stand."""
        return _tally.names(self._texts, self._languages[language])

    def number(self, text: str) -> int | None:
        """The number of the document that says this; None where none does.

        Two texts say the same where one of them has no skeletons (see `_observe.kept`).
        """
        number = self._numbers.get(identity_of(text))
        if number is None:
            return None
        mine = self._texts[number]
        one, other = (mine, text) if len(mine) < len(text) else (text, mine)
        return number if one == other or other.startswith(f"{one}/") else None

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
            value = self._value(key)
            if key[0] != "#":  # those of documents take as much memory as all else
                self._values[key] = value
        return default if value is None else value

    def __iter__(self) -> Iterator[str]:
        yield from self.keys_of.words
        long = {key for each in self._languages for name in self.names(each)
                for key, _ in long_names_of(name)}  # fmt: skip
        yield from (key for key in sorted(long) if self.get(key) is not None)
        yield from self.scan.whole_keys()
        yield from (f"? {key}" for key in self.keys_of.words)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        return key in (self.keys_of.words if self._is_whole else self.scan)

    @property
    def _is_whole(self) -> bool:
        """Whether everything is indexed: then look-ups are made there."""
        return "keys_of" in self.__dict__

    def _value(self, key: str) -> list[Any] | None:
        if not self._is_whole or key[0] in "#*()-":
            return self.scan.value(key)
        if key[0] == "?":
            return self._look(key[2:])
        if key[0] == "=":
            return self._long_names(key)
        return self._value_of_word(key) if key in self.keys_of.words else None

    def _documents(self, words: Iterable[tuple[str, str]]) -> set[int]:
        found: set[int] = set()
        for language, text in words:
            found.update(self.words[language].posts[text])
        return found

    def _ids(self, numbers: Sequence[int]) -> list[int]:
        """What is kept of the ids of documents, which are sorted: the smallest."""
        known = self.scan.identities
        kept = [known[number] for number in numbers[:KEPT]]
        if len(set(kept)) < len(kept):
            return list(dict.fromkeys([known[number] for number in numbers]))[:KEPT]
        return kept

    def _look(self, key: str) -> list[Any] | None:
        """How many documents have a word, and how it is written, sorted."""
        if not (words := self.keys_of.words.get(key)):
            return None
        if len(words) == 1:
            ((language, text),) = words
            return [len(self.words[language].posts[text]), [text]]
        return [len(self._documents(words)), sorted({text for _, text in words})]

    def _value_of_word(self, key: str) -> list[Any]:
        forms: dict[str, tuple[int, int, list[int]]] = {}
        for language, text in self.keys_of.words[key]:
            known = word(text, language)
            form = known.form if known else f"{language} {text}"
            here, more = self.words[language].times(text)
            numbers = self.words[language].posts[text]
            if form in forms:
                inside, elsewhere, others = forms[form]
                numbers = sorted({*numbers, *others})
                forms[form] = inside + here, elsewhere + more, numbers
            else:
                forms[form] = here, more, numbers
        value: list[Any] = []
        for form, (inside, elsewhere, numbers) in sorted(forms.items()):
            value += (form, inside, elsewhere, len(numbers), self._ids(numbers))
        return value

    def _long_names(self, key: str) -> list[Any] | None:
        keys = self.keys_of
        _, first, second = key.split(" ")
        words = [
            each for one in (first, *keys.whole.get(first, ())) for each in keys.words.get(one, ())
        ]
        numbers = self._documents(words)
        if may_join(second):
            numbers &= self._documents(keys.words.get(second, ()))
        texts = [self._texts[number] for number in sorted(numbers)]
        return long_names(key, sorted({text for _, text in words}), texts) if texts else None


def gather(texts: Iterable[str], known: Mapping[str, Any] | None = None) -> Index:
    """The index of what documents say, added to one that is known."""
    index = known if isinstance(known, Index) else Index()
    for text in texts:
        index.add(text)
    return index
