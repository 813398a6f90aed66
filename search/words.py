"""Words as both engines compare them: without accents, capitals, elisions and endings, in French or English.

The same analysis serves the documents (written beside their text), the query, and the marks under what was found.
"""

import re
import unicodedata
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

import Stemmer

#: Letters that no decomposition takes apart.
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "’": "'", "ʼ": "'", "‘": "'"})
#: The same, and no accent on any letter once it is apart; Unicode has no mark beyond these planes.
PLAIN = LIGATURES | {code: None for code in range(0x20000) if unicodedata.combining(chr(code))}
#: The marks that may follow a letter: an accent of its own (macOS and many PDFs write "e" and then its accent), a soft hyphen.
UPON = r"[\u0300-\u036f\u00ad]"
LETTER = r"[^\W_ʼ]"
#: Letters, and the marks upon them: written so that no letter is looked at twice.
LETTERS = rf"{LETTER}+(?:{UPON}+{LETTER}*)*"
WORD = re.compile(rf"{LETTERS}(?:['’ʼ‘]{LETTERS})*")
PART = re.compile(LETTERS)
ELISION = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)'(?=\w)")
LONGEST = 64
STOP = {
    "fr": frozenset([
        "a", "ai", "as", "au", "aux", "avec", "c", "ce", "ces", "cet", "cette", "comme", "d", "dans", "de", "des", "du", "elle",
        "elles", "en", "est", "et", "etre", "eu", "eux", "fait", "font", "ici", "il", "ils", "j", "je", "l", "la", "le", "les",
        "leur", "leurs", "lui", "m", "ma", "mais", "me", "mes", "meme", "n", "ne", "nos", "notre", "nous", "on", "ont", "ou",
        "par", "pas", "plus", "pour", "qu", "que", "quel", "quelle", "qui", "s", "sa", "sans", "se", "ses", "si", "son", "sont",
        "sous", "sur", "t", "ta", "te", "tes", "ton", "tous", "tout", "toute", "toutes", "tu", "un", "une", "vers", "vos",
        "votre", "vous", "y"
    ]),
    "en": frozenset([
        "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "do",
        "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "more",
        "no", "not", "of", "on", "one", "or", "our", "out", "over", "she", "so", "some", "such", "than", "that", "the", "their",
        "them", "then", "there", "these", "they", "this", "those", "to", "up", "was", "we", "were", "what", "when", "which",
        "who", "will", "with", "would", "you", "your"
    ]),
}  # fmt: skip
KEPT = 100_000


class Word(NamedTuple):
    """A word of a text: its plain form, its stem, and where it stands in the text."""

    form: str
    stem: str
    start: int
    end: int


def plain(text):
    """Return `text` in lower case, without accents, its apostrophes straight: "L’Île" is "l'ile"."""
    # Twice: "𝐀" is a capital only once it is taken apart.
    text = text.lower()
    if text.isascii():
        return text
    return unicodedata.normalize("NFKD", text.translate(LIGATURES)).lower().translate(PLAIN)


def words(text, language):
    """Yield the `Word`s of `text` in their order, small words included; positions are those of `text` itself."""
    for match in WORD.finditer(text):
        start = match.start()
        for form, root, left, right in _parts(match[0], language):
            yield Word(form, root, start + left, start + right)


@lru_cache(maxsize=KEPT)
def _parts(found, language):
    """The words of a run of letters, "l’électricité" for instance, as (form, stem, start, end) within it."""
    start, parts = 0, []
    cut = ELISION.match(plain(found)) if language == "fr" else None
    if cut:
        start, found = cut.end(), found[cut.end() :]
    for part in PART.finditer(found):
        # Letters and digits alone, as the languages of the engines need them: "½" comes apart into "1⁄2".
        form = "".join(filter(str.isalnum, plain(part[0])))[:LONGEST]
        # "port's" is the port's: its ending is no word.
        if form and not (language == "en" and form == "s" and part.start()):
            parts.append((form, stem(form, language), start + part.start(), start + part.end()))
    return tuple(parts)


def is_small(form, language):
    """Return whether a plain form is one of the small words that say nothing of a text."""
    return form in STOP[language]


@lru_cache(maxsize=KEPT)
def stem(form, language):
    """Return the stem of a plain form. A plural loses its mark first: the Snowball stemmer for French keeps that of "quais"."""
    if language == "fr":
        if form.endswith("eaux"):
            form = form[:-1]
        elif len(form) > 4 and form.endswith("aux"):
            form = form[:-2] + "l"
        elif len(form) > 3 and form[-1] in "sx" and not form.endswith("ss"):
            form = form[:-1]
    return _stemmer(language).stemWord(form)


@lru_cache
def _stemmer(language):
    # Kept by us: the stemmer's own memory cannot be shared between threads.
    return Stemmer.Stemmer({"fr": "french", "en": "english"}[language], 0)


class _Said(dict):
    """What a piece of text without spaces says in a language, worked out once: {piece: texts that `of` gives for its parts}."""

    def __init__(self, language, of):
        super().__init__()
        self.language, self.of = language, of

    def __missing__(self, piece):
        if len(self) >= KEPT:
            self.clear()
        parts = [part for run in WORD.findall(piece) for part in _parts(run, self.language)]
        said = self[piece] = " ".join(filter(None, map(self.of, parts)))
        return said


def _stem_if_telling(language):
    return lambda part: "" if part[0] in STOP[language] else part[1]


_STEMS = {language: _Said(language, _stem_if_telling(language)) for language in STOP}
_FORMS = {language: _Said(language, itemgetter(0)) for language in STOP}


def stems(text, language):
    """Return the stems of the words of `text` that mean something, in order, as one text."""
    return stems_and_forms(text, language)[0]


def forms(text, language):
    """Return the plain forms of all the words of `text`, in order, as one text: what a phrase in quotes is looked for in."""
    return stems_and_forms(text, language)[1]


def stems_and_forms(text, language):
    """Return both at once: half the work for a long text."""
    # No word has a space in it, and pieces come back: every word of every document goes through here.
    pieces = text.split()
    return tuple(" ".join(filter(None, map(said[language].__getitem__, pieces))) for said in (_STEMS, _FORMS))


def language_of(text, otherwise):
    """Return "fr" or "en", the language whose small words `text` has more of; `otherwise` when neither shows."""
    found = [match[0] for match in WORD.finditer(plain(text[:4000]))]
    french, english = (sum(form in STOP[code] for form in found) for code in ("fr", "en"))
    if french == english:
        return otherwise
    return "fr" if french > english else "en"
