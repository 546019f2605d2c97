"""Words after which a sentence has to go on: articles, prepositions, conjunctions.

Our own lists, of each language only the words that cannot end a sentence in any use: no English
preposition that may strand ("to look at"), no German or Dutch one that is also the split-off part
of a verb ("ein", "durch", "op"), no word that is a pronoun too ("het", "das"). The most frequent
come first.
"""

OPENERS: dict[str, tuple[str, ...]] = {
    language: tuple(words.split())
    for language, words in {
        "bg": "на и в от за с че по със към из във но или при без през между под над",
        "ca": "de i el que per els amb un una del les al dels uns unes als seves",
        "cs": "a v na že z do pro ve ze po od i ale při bez pod nad mezi nebo",
        "da": "og eller af en et som",
        "de": "der und von den für im dem des eine zur einen zum einer einem eines oder sowie "
        "dass weil vom beim ins zwischen seit ohne",
        "el": "και του της το ο η οι από για στο ή των στη στην στον στους στις τον την",
        "en": "the of and a an or nor than whose because although whereas unless into onto upon "
        "among between toward towards per",
        "es": "de que el en y los las del un por con al para su sus unos unas sin entre e o u pero "
        "cuyo cuya según hacia desde",
        "fr": "de les et le des à en du une un dans par que au aux ou ses leurs ce cette ces chez",
        "hu": "a az és vagy hogy egy",
        "id": "yang dan di dari untuk dengan pada ke atau oleh bahwa para sebuah seorang karena",
        "it": "di e il che in per un una del della le i da con lo gli uno tra fra ed o dello dei "
        "degli delle al allo alla ai agli alle dal dallo dalla dai dagli dalle nel nello nella nei "
        "negli nelle sul sullo sulla sui sugli sulle",
        "nb": "og eller av en et som",
        "nl": "de van een en met tussen zonder omdat der of",
        "pl": "w i na z do że od po we ze dla przez przy bez pod nad między a ale lub oraz",
        "pt": "de que e o da do em um uma os as no na com por para dos das nos nas ao aos à às "
        "pelo pela pelos pelas sem ou seu sua cujo cuja entre",
        "ro": "de și în din pe un o pentru al ale ai prin către",
        "ru": "и в на с от из о у к во со об ко но или для при без через между под над чтобы",
        "sv": "och eller av en ett som",
        "tr": "ve veya",
        "uk": "і в на з та у до від із й але або для при без через між під над щоб",
        "vi": "của và các những hoặc rằng",
    }.items()
}
