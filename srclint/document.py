"""A document: its text, and what several rules need of it, made once and on demand."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

from srclint import blocks, language, protect
from srclint.entities import NONE
from srclint.model import Span
from srclint.text import LineIndex, blank_out, line_spans
from srclint.wake import first_look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from srclint.entities import Entities
    from srclint.mentions import Reading
    from srclint.model import Exempt, Record
    from srclint.protect import Protection

T = TypeVar("T")


def hash_of(data: bytes) -> bytes:
    """16 bytes that stand for a file's bytes."""
    return blake2b(data, digest_size=16).digest()


class Document:
    """One text to check.

    `text` is the decoded text, newlines as they stand, without BOM; a byte that does not
    decode stands in it as one code point U+DC80…U+DCFF (surrogateescape). `masks` are the
    spans that are no prose (Markdown's code, front matter, link targets, HTML): sorted,
    disjoint; rules read `prose`, where each of their code points is U+FFFC.
    `house_words` are entries of the configuration (see housewords.py), `entities` the names
    that it lists.
    """

    def __init__(  # noqa: PLR0913 - what a reader knows, by name only
        self,
        text: str,
        *,
        path: str = "",
        data: bytes | None = None,
        masks: Sequence[Span] = (),
        language: str | None = None,
        encoding: str = "utf-8",
        guessed: bool = False,
        markup: str = "plain",
        house_words: frozenset[str] = frozenset(),
        raw: bytes | None = None,
        entities: Entities = NONE,
        record: Record | None = None,
    ) -> None:
        self.text = text
        self.path = path
        self.masks = masks
        self.encoding = encoding
        self.guessed = guessed
        self.markup = markup
        self.house_words = house_words
        self.entities = entities
        self.record = record
        if data is not None:
            self.data = data
        if not masks:
            self.prose = text
        self._language = language
        self._languages: dict[int, str] = {}  # of paragraphs that were asked about
        self._raw = raw
        self._made: dict[Callable[[Document], Any], Any] = {}

    def once(self, make: Callable[[Document], T]) -> T:
        """What `make` says of the document, made once: what the rules of one group share."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def remember(self, make: Callable[[Document], T], made: T) -> None:
        """Let `once` give what `make` said of this very text elsewhere."""
        self._made[make] = made

    @cached_property
    def data(self) -> bytes:
        """The text as UTF-8: what wake patterns see."""
        return self.text.encode("utf-8", "surrogatepass")

    def may_have(self, source: str) -> bool:
        """Whether an RE2 pattern matches in `data`: a first look, at 800 MB/s (`re`: 100 to 200).

        For checks that know more than their wake patterns can say.
        """
        return first_look(source).search(self.data) is not None

    @cached_property
    def identity(self) -> str:
        """Stands for the bytes of the file: the same for all copies, wherever they stand."""
        return hash_of(self.data if self._raw is None else self._raw).hex()

    @cached_property
    def prose(self) -> str:
        """The text with what is no prose blanked out by U+FFFC; offsets are those of `text`."""
        return blank_out(self.text, self.masks)

    @cached_property
    def exceptions(self) -> list[Exempt]:
        """What comments in a Markdown text let stand, in reading order."""
        if self.markup != "markdown" or "srclint:" not in self.text:
            return []
        from srclint.readers import comments

        return list(comments.exceptions(self.text))

    @cached_property
    def language(self) -> str:
        """Language of the whole as a BCP 47 code such as "it", or "unknown"."""
        return self._language or language.detect(self.prose)

    @property
    def language_is_given(self) -> bool:
        """Whether somebody said the language; then paragraphs are not looked at either."""
        return self._language is not None

    @cached_property
    def lines(self) -> list[Span]:
        """Spans of the lines of `prose`, without their ends."""
        return line_spans(self.prose)

    @cached_property
    def line_index(self) -> LineIndex:
        """Offset to line and column of `text`."""
        return LineIndex(self.text)

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Spans of the paragraphs (see blocks.py)."""
        return blocks.paragraphs(self.prose, self.lines, self.markup)

    @cached_property
    def roles(self) -> list[blocks.Role]:
        """What each of `lines` is: title, heading, list, table, dialogue, body or blank."""
        return blocks.roles(self.prose, self.lines, self.title, self.markup)

    def language_at(self, offset: int) -> str:
        """Language of the paragraph in which an offset lies; looks at that paragraph only."""
        number = bisect_right(self.paragraphs, (offset, len(self.text))) - 1
        if number < 0 or offset > self.paragraphs[number].end or self.language_is_given:
            return self.language
        if number not in self._languages:
            span = self.paragraphs[number]
            found = language.detect_paragraphs(self.prose, [span], self.language)
            self._languages[number] = found[0]
        return self._languages[number]

    @cached_property
    def title(self) -> Span | None:
        """Span of the title line, without heading marks; None where no line looks like one."""
        return blocks.title(self.prose, self.markup)

    @cached_property
    def locale(self) -> str:
        """`language`, with script and territory where file name or configuration say them."""
        if self._language is None:
            return self.language
        for tag in (self._language, language.tag_in_filename(self.path) or ""):
            if len(tag) > len(self.language) and language.primary(tag) == language.primary(
                self.language
            ):
                return tag.replace("_", "-")
        return self.language

    @cached_property
    def mentions(self) -> Reading:
        """Dates, amounts and percentages of `prose` (see mentions/); none if of no language."""
        from srclint.mentions import Reading

        return Reading(self.prose, self.locale)

    @cached_property
    def protection(self) -> Protection:
        """What edits of wording may not touch (see protect.py)."""
        return protect.Protection(self.prose, self.masks)
