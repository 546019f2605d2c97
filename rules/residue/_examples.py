"""Examples of the rules that read the page: two pages, and articles that only seem to be some."""

from __future__ import annotations

from srclint import Example

_ENGLISH = """\
navigation|Skip to main content
navigation|Home » News » Local » Harbour
account|Log in or register
share|Share on Facebook
share|Tweet
|The old harbour gets a new lighthouse
byline|By Martha Ellwood and Tom Reyes
published|Published on 3 May 2021 at 10:15
photo|Photo: Harbour Archive / Tom Reyes
|The town council voted on Tuesday evening for a new lighthouse at the end of the old pier, after \
a debate that had lasted for most of the winter.
ads|Advertisement
|“We have waited for this day since the storm,” the mayor said, and thanked the fishermen who had \
collected money for the lamp and for the stairs.
|Work on the foundations starts in June. The tower will be made of stone from the quarry behind \
the town, and it should be finished before the autumn gales.
|The old lamp goes to the museum, where the keeper’s daughter has lit it every evening for a year.
related|Read more: Why the pier was closed in March
comments|12 comments
comments|Leave a reply
comments|Your email address will not be published. Required fields are marked *
newsletter|Sign up for our newsletter
related|Related articles
consent|This website uses cookies to improve your experience.
navigation|Contact us
navigation|Privacy policy
navigation|Terms of use
rights|© 2021 The Harbour Messenger. All rights reserved."""

_ITALIAN = """\
navigation|Vai al contenuto
navigation|Home » Notizie » Cronaca » Paese
account|Accedi o registrati
share|Condividi su Facebook
share|Stampa articolo
|Il vecchio mulino riapre dopo vent’anni
byline|di Marta Bellini e Paolo Greco
published|Pubblicato il 14 marzo 2019 alle 9:30
photo|Foto: Archivio comunale / Paolo Greco
|Il vecchio mulino sul torrente riapre sabato, dopo vent’anni di silenzio e dopo un lungo restauro \
che gli abitanti del paese hanno voluto e pagato.
ads|Pubblicità
|“Non ci credeva più nessuno”, racconta la nipote dell’ultimo mugnaio, che conserva in cantina \
le chiavi, i sacchi e perfino il registro dei conti.
|La macina gira di nuovo, spinta dall’acqua come un tempo, e ogni domenica si potrà comprare la \
farina direttamente dal banco di legno accanto alla porta.
|Il comune pensa ora a un piccolo museo, che dovrebbe aprire nella casa di fronte in autunno.
related|Leggi anche: Il ponte di pietra chiude per lavori
comments|8 commenti
comments|Lascia un commento
comments|Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *
newsletter|Iscriviti alla newsletter
related|Articoli correlati
consent|Questo sito utilizza i cookie per migliorare la tua esperienza.
navigation|Chi siamo
navigation|Contatti
navigation|Informativa privacy
rights|© 2019 La Voce del Torrente. Tutti i diritti riservati."""

_ARTICLE = """\
Share prices fell, and the baker shrugged

Share prices fell on Monday, but in the market square nobody spoke of them. By the fountain the \
baker sold his last loaves, and read more in the faces of his customers than in any newspaper.

Follow the river for an hour and you come to the mill. Comments on its age differ: some say it was \
built by monks, others that a soldier built it after the war.

“Log in or stay out,” the sign at the door used to say, in the years when the mill was a computer \
club. Today it only says: “Please knock.”
"""
_RECIPE = """\
Zuppa di farro con i fagioli

Ingredienti per quattro persone:

- 250 g di farro
- 200 g di fagioli secchi
- una carota, una cipolla, un gambo di sedano
- olio, sale e pepe

Mettete a bagno i fagioli la sera prima. Il giorno dopo cuoceteli per un’ora con la cipolla.

Aggiungete il farro e le verdure tagliate, e cuocete ancora mezz’ora a fuoco basso. Servite calda.
"""
_TOUR = """\
Die Kapelle geht im Herbst auf Reisen

Nach drei stillen Jahren spielt die Kapelle wieder, und zwar in fünf Städten. Karten gibt es an \
den Abendkassen, wie der Leiter am Freitag sagte.

3. Oktober: Kassel, Stadthalle
5. Oktober: Erfurt, Alte Oper
9. Oktober: Jena, Volkshaus
12. Oktober: Gera, Bühne am Park

Im Winter will die Gruppe neue Lieder aufnehmen, im Frühjahr soll die Platte erscheinen.
"""
_GOOD = tuple(Example(good=text) for text in (_ARTICLE, _RECIPE, _TOUR))


def _page(tagged: str, kind: str) -> Example:
    rows = [line.split("|", 1) for line in tagged.splitlines()]
    bad = "\n".join(f"⟦{text}⟧" if name == kind else text for name, text in rows)
    fixed = "\n".join(text for name, text in rows if name != kind)
    return Example(bad=f"{bad}\n", fixed=f"{fixed}\n")


def of(kind: str) -> tuple[Example, ...]:
    """Two pages with what stands there of a kind, and three articles without."""
    return _page(_ENGLISH, kind), _page(_ITALIAN, kind), *_GOOD


def _after(tagged: str, marked: str, above: int = 1) -> str:
    """An article's own lines, with `marked` below it and a date as its line number `above`."""
    own = [line[1:] for line in tagged.splitlines() if line.startswith("|")]
    date = next(line for line in tagged.splitlines() if line.startswith("published|"))
    own.insert(above, date.partition("|")[2])
    return "\n".join(own) + "\n" + marked


def _block(tagged: str, lines: str) -> Example:
    return Example(bad=_after(tagged, f"⟦{lines}⟧\n"), fixed=_after(tagged, ""))


def blocks() -> tuple[Example, ...]:
    """Two articles with a list of links below, and three with a list of their own."""
    english = "TOWN NEWS\n- Fishermen ask for a longer pier before the winter\n"
    english += "- School children paint the wall behind the market\n"
    english += "- The ferry to the islands runs again from Monday"
    italian = "CRONACA\n- Il ponte di pietra chiude per tre mesi di lavori\n"
    italian += "- La scuola elementare cerca un nuovo maestro di musica\n"
    italian += "- Torna il mercato dei fiori nella piazza del duomo"
    prices = "- Adults 4 €\n- Children 2 €\n- Families with two children or more 9 €\n"
    return (
        _block(_ENGLISH, english),
        _block(_ITALIAN, italian),
        Example(good=_after(_ENGLISH, f"PRICES\n{prices}")),
        *_GOOD,
    )


def likely() -> tuple[Example, ...]:
    """Two articles in which a line may or may not belong, and three without such a line."""
    cues = (
        (_ENGLISH, "Read more: Why the pier was closed in March"),
        (_ITALIAN, "Leggi anche: Il ponte di pietra chiude per lavori"),
    )
    found = []
    for tagged, cue in cues:
        own = [line[1:] for line in tagged.splitlines() if line.startswith("|")]
        bad = "\n".join([*own[:2], f"⟦{cue}⟧", *own[2:]])
        found.append(Example(bad=f"{bad}\n", fixed="\n".join(own) + "\n"))
    return *found, *_GOOD
