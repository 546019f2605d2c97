"""A Vietnamese syllable that is none, or has a tone that the word does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Example, Problem, rule, spelling

from ._words import in_one_script

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHY = {
    "syllable": "“{0}” is not a Vietnamese syllable; one letter from “{1}”",
    "rare": "“{0}” is on no list of Vietnamese syllables; one letter from “{1}”",
    "tone": "“{0}” is hardly ever written; with another tone mark it is “{1}”",
    "pair": "“{0}” stands here once; after the same word this document writes “{1}”",
    "together": "“{0}” is two syllables without their space: “{1}”",
}


@rule(
    "SPL007",
    summary="A Vietnamese syllable cannot be, or has the wrong tone.",
    why="Vietnamese syllables follow strict rules, so a slip mostly gives a string that cannot be"
    " one. A slip that gives another syllable (“dụng” for “dùng”) is only reported where the"
    " document itself writes the word otherwise. Names and words of other languages are left.",
    languages=["vi"],
    examples=[
        Example(
            bad="Chúng tôi ⟦khôgn⟧ biết khi nào cuộc họp của ủy ban sẽ bắt đầu vào ngày mai.\n",
            fixed="Chúng tôi không biết khi nào cuộc họp của ủy ban sẽ bắt đầu vào ngày mai.\n",
            language="vi",
        ),
        Example(
            bad="Trang web có nhiều người dùng. Mỗi người dùng có một tài khoản, và người"
            " ⟦dụng⟧ mới phải đăng ký.\n",
            fixed="Trang web có nhiều người dùng. Mỗi người dùng có một tài khoản, và người"
            " dùng mới phải đăng ký.\n",
            language="vi",
        ),
        Example(good="Ông ấy sử dụng máy tính, còn người dùng mới thì không.\n", language="vi"),
        Example(good="Bà Krông Năng sống ở Đắk Lắk và bán cà phê.\n", language="vi"),
        Example(good="Hoà bình hay hòa bình, quí hay quý đều được viết.\n", language="vi"),
        Example(good="Họ dùng pixel, marketing và polyme trong báo cáo.\n", language="vi"),
        Example(good="Xem https://example.org/khôgn để biết thêm chi tiết.\n", language="vi"),
    ],
)
def vietnamese_syllable(doc: Document) -> Iterator[Problem]:
    """Report slips of letters and tones."""
    for slip in spelling.vietnamese_slips(doc):
        house = spelling.House.of(doc)
        if in_one_script(slip.word) and not house.allows(doc.prose, slip.start, slip.end):
            message = _WHY[slip.why].format(slip.word, slip.meant)
            yield Problem.at(slip.start, slip.end, message, slip.meant)
