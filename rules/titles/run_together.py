"""Title and first sentence on one line, with nothing between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from srclint import Document, Edit, Example, Fix, Problem, Span, pattern, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

# Words that often open a sentence and are no part of names written in one word (LinkedIn, PlugIn):
# our own choice.
_STARTERS = (
    "Der|Die|Das|Ein|Eine|Nach|Bei|Seit|Mit|Wie|Wenn"
    "|Il|La|Lo|Le|Gli|Una|Un|Nel|Nella|Dopo|Secondo|Con"
    "|El|Los|Las|Según|Tras|Este|Esta|En"
    "|Les|Une|Des|Dans|Après|Selon|Ce|Cette"
    "|Os|As|Um|Uma|Segundo|Após|No|Na"
    "|Het|De|Een|Bij|Den|Det|Efter|Ett"
    "|Theo|Sau|Trong|Một|Ngày|Những|Các"
    "|Menurut|Setelah|Pada|Para|Sebuah"
)
# These are also looked for behind a blank: in their languages a name that starts with such a word
# goes on with a capital or stands in quotes.
_SURE = (
    "The|This|These|There|They|When|After|While|Although|According|It|He|She|We|Its"
    "|Это|Эта|Этот|Эти|Он|Она|Они|После|Когда|По|Если|Как|Об|Во"
)
_AGENCIES = "Reuters|AFP|AP|dpa|ANSA|EFE|Xinhua|Bloomberg|PTI|TTXVN|Europa Press"
_SHORTEST, _LONGEST = 20, 200  # code points of a title
_LEAD = 80  # code points that have to follow on the line

_ON = (
    " vote on Tuesday evening came after a long debate about the money that the bridge will cost.\n"
)
_WEITER = (
    " Abstimmung am Dienstagabend folgte auf eine lange Aussprache über das Geld für die Brücke.\n"
)
_DALSHE = " заседания во вторник мэр сказал, что новый мост построят за два года и недорого.\n"


@rule(
    "TTL004",
    summary="Title and first sentence have run together.",
    why="A line break was lost; the two now read as one sentence that makes no sense.",
    wakes=[
        rf"\A\s*[^\n]*\p{{Ll}}(?:{_STARTERS}|{_SURE}) ",
        rf"\A\s*[^\n]*[\pL\pN)] (?:{_SURE}) \p{{Ll}}",
        rf"\A\s*[^\n]* \((?:{_AGENCIES})\)",
    ],
    examples=[
        Example(
            bad=f"Council votes for the long awaited bridg⟦eThe⟧{_ON}",
            fixed=f"Council votes for the long awaited bridge\n\nThe{_ON}",
        ),
        Example(
            bad=f"Stadtrat stimmt für die neue Brück⟦eDie⟧{_WEITER}",
            fixed=f"Stadtrat stimmt für die neue Brücke\n\nDie{_WEITER}",
        ),
        Example(
            bad=f"Горсовет одобрил новый мост через реку⟦ После⟧{_DALSHE}",
            fixed=f"Горсовет одобрил новый мост через реку\n\nПосле{_DALSHE}",
        ),
        Example(
            bad=f"Council votes for the new bridge⟦ LISBON⟧, 4 May (Reuters) - The{_ON}",
            fixed=f"Council votes for the new bridge\n\nLISBON, 4 May (Reuters) - The{_ON}",
        ),
        Example(good=f"Council votes for the long awaited bridge\n\nThe{_ON}"),
        Example(good=f"In this interview for The Harbour Post he speaks of the bridge. The{_ON}"),
        Example(
            good=f"The council has moved its pages to BridgeThe web. BridgeThe is where the{_ON}"
        ),
        Example(good=f"Für den Film Die Brücke kam der Regisseur in die Stadt. Die{_WEITER}"),
        Example(good=f"LISBON, 4 May (Reuters) - The{_ON}"),
    ],
)
def run_together(doc: Document) -> Iterator[Problem]:
    """Report the place where a title ends and its text goes on."""
    text = doc.prose
    start = len(text) - len(text.lstrip())
    longest = start + _LONGEST + _LEAD
    stop = text.find("\n", start, longest)
    stop = min(len(text), longest) if stop < 0 else stop
    seam = (
        rf"(?<=[^\W\d_]{{2}})(?:{_STARTERS}|{_SURE})(?= [^\W\d_])"
        rf"|(?<=[\w)]) (?:{_SURE})(?= [^\W\d_])"
        r"|(?<=[\w)?]) [A-ZÀ-Þ]{3,20}"
        rf"(?=[A-ZÀ-Þ ]{{,20}}(?:, [\w. ]{{3,14}})? \((?:{_AGENCIES})\))"
    )
    for found in pattern(seam).finditer(text, start + _SHORTEST, stop):
        at, end = found.span()
        if at > stop - _LEAD:
            return
        if _is_headline(text[start:at]) and _is_seam(text, at, end):
            glued = text[at] != " "
            newline = "\r\n" if "\r\n" in text else "\n"
            edit = Edit(Span(at, at if glued else at + 1), newline * 2)
            span = Span(at - glued, end)
            yield Problem(span, "the title has run together with the text", (Fix((edit,)),))
            return


def _is_headline(left: str) -> bool:
    """Whether the words so far could be a title: several, and no sentence among them."""
    return left.count(" ") >= 3 and not pattern(r"[^\W\d_]{3}[.!?…;:]\s|[“”«»„\"|(]").search(left)


def _is_seam(text: str, at: int, end: int) -> bool:
    if text[at] == " ":
        return text[end + 1].islower() or text[at + 1 : end].isupper()
    if not text[at - 2 : at].islower() or (text[at:end] in _SURE and text[end + 1].isupper()):
        return False
    word = pattern(r"[^\W\d_]+").match(text, at - 2)  # a name in one word comes again
    return word is not None and text.count(word[0]) == 1
