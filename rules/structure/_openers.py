"""Words after which a sentence has to go on: articles, prepositions, conjunctions.

Our own lists, of each language only the words that cannot end a sentence in any use: no English
preposition that may strand ("to look at"), no German or Dutch one that is also the split-off part
of a verb ("ein", "durch", "op"), no word that is a pronoun too ("het", "das").
"""

OPENERS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "bg": "в във на с със към из за от и но или че при без през между под над",
        "ca": "el els un una uns unes de del dels al als amb per i que les seves",
        "cs": "v ve na z ze do od po při pro bez pod nad mezi i a ale nebo že",
        "da": "og eller af en et som",
        "de": "der den dem des eine einen einem einer eines und oder sowie dass weil für von zum "
        "zur im vom beim ins zwischen seit ohne",
        "el": "ο η οι και ή του της των στο στη στην στον στους στις για από τον την",
        "en": "the a an and or nor of than whose because although whereas unless into onto upon "
        "among between toward towards per",
        "es": "el los las un unos unas de del al en con por para sin entre y e o u que pero sus "
        "su cuyo cuya según hacia desde",
        "fr": "le les un une des du de à au aux en dans par et ou que ses leurs ce cette ces chez",
        "hu": "a az és vagy hogy egy",
        "id": "yang dan atau di ke dari untuk dengan pada oleh bahwa para sebuah seorang karena",
        "it": "il lo i gli le un uno una di da in con per tra fra e ed o del dello della dei degli "
        "delle al allo alla ai agli alle dal dallo dalla dai dagli dalle nel nello nella nei negli "
        "nelle sul sullo sulla sui sugli sulle che",
        "nb": "og eller av en et som",
        "nl": "de een van en of met tussen zonder omdat der",
        "pl": "w we na z ze do od po dla przez przy bez pod nad między i a ale lub oraz że",
        "pt": "o os as um uma de do da dos das em no na nos nas ao aos à às pelo pela pelos pelas "
        "com por para sem e ou que seu sua cujo cuja entre",
        "ro": "de și sau un o în din pe pentru al ale ai prin către",
        "ru": "в во на с со к ко из о об от у и но или для при без через между под над чтобы",
        "sv": "och eller av en ett som",
        "tr": "ve veya",
        "uk": "в у на з із до від та і й але або для при без через між під над щоб",
        "vi": "của và các những hoặc rằng",
    }.items()
}
