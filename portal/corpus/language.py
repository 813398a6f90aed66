"""Sentences of generated pages: patterns and words of `sample/corpus/`, filled alike in French and in English."""

import re
from functools import cache
from pathlib import Path

from portal import formats
from portal.sample import LANGUAGES, SAMPLE, read_yaml

SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?(?:[:](\d+)-(\d+))?(?:-(\d+))?\}")
MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
MUTE_H = ("hab", "heu", "hiv", "hor", "hui", "hum", "hyd")
VOWELS = "aeiouyàâéèêëîïôœ"
NOUNS, PEOPLE, PHRASES = ("thing", "issue", "partner"), ("people",), ("action", "gain")
#: What French contracts or elides once the words stand side by side.
JOINED = (
    (re.compile(r"\bde le "), "du "), (re.compile(r"\bà le "), "au "), (re.compile(r"\bde les "), "des "),
    (re.compile(rf"\bde (?=[{VOWELS}{VOWELS.upper()}]|{'|'.join(MUTE_H)})"), "d’"),
    (re.compile(r"(?<=\w) (?=:)|(?<=«) | (?=»)|(?<=\d) (?=[%$\d])"), "\N{NO-BREAK SPACE}"),
)  # fmt: skip


@cache
def lists(name):
    """Return what `sample/corpus/<name>.yaml` holds: "themes", "names" or "sentences"."""
    return read_yaml(Path(SAMPLE) / "corpus" / f"{name}.yaml")


def elided(word):
    """Say whether French cuts the article before `word`."""
    return word[:1].lower() in VOWELS or word.lower().startswith(MUTE_H)


def french_noun(noun, form):
    """Return a noun of the lists, as [gender, French, English], in the form `le`, `un`, `du`, `au`, `e` or bare ("")."""
    gender, word, _english = noun
    if form == "e":
        return "e" if gender == "f" else ""
    if form in ("le", "du", "au") and elided(word):
        return {"le": "l’", "du": "de l’", "au": "à l’"}[form] + word
    article = {"le": ("le", "la"), "un": ("un", "une"), "du": ("du", "de la"), "au": ("au", "à la"), "": ("", "")}[form]
    return f"{article[gender == 'f']} {word}".strip()


def english_noun(noun, form):
    """Return the same noun in English: `the`, `a` or bare ("")."""
    word = noun[2]
    article = {"the": "the ", "a": "an " if word[:1].lower() in "aeiou" else "a ", "": ""}[form]
    return article + word


class Subject:
    """What one pair of pages speaks of, the same in both languages: theme, place, year, thing, issue, partner, people.

    Names with a 2 (`thing2`) are drawn anew for each sentence. `random` is the pair's own, so that its number and the
    corpus's seed alone decide.
    """

    def __init__(self, random, theme, place, year):
        self.random, self.theme, self.place, self.year = random, theme, place, year
        words, names = lists("themes")[theme], lists("names")
        self.words = {
            "thing": words["things"], "issue": words["issues"], "action": words["actions"], "gain": words["gains"],
            "partner": names["partners"], "people": names["people"],
        }  # fmt: skip
        self.main = {name: random.choice(values) for name, values in self.words.items() if name != "gain"}
        self._said = {}

    def say(self, kind):
        """Return one sentence of a kind as {"fr": ..., "en": ...}; none comes twice before all of its kind were said."""
        return self.fill(self._next(kind, _patterns(kind)))

    def several(self, kind, low, high):
        """Return from `low` to `high` sentences of a kind."""
        return [self.say(kind) for _ in range(self.random.randint(low, high))]

    def figure(self):
        """Return a figure: its label and unit in both languages, and its number."""
        fr, en, unit_fr, unit_en, low, high = self._next("figures", lists("sentences")["figures"])
        label = self.fill([fr, en])
        return {"label": label, "unit": {"fr": unit_fr, "en": unit_en}, "number": self.random.randint(low, high)}

    def _next(self, kind, patterns):
        left = self._said.get(kind)
        if not left:
            left = self._said[kind] = self.random.sample(patterns, len(patterns))
        return left.pop()

    def fill(self, pattern):
        """Return both languages of a pattern, with the same words and numbers in each."""
        drawn = {}
        texts = {}
        for language, text in zip(LANGUAGES, pattern, strict=False):
            filled = SLOT.sub(lambda slot, language=language: self._slot(slot, language, drawn), text)
            texts[language] = _joined(filled) if language == "fr" else filled
        return {language: text[:1].upper() + text[1:] for language, text in texts.items()}

    def _slot(self, slot, language, drawn):
        first, second, low, high, back = slot.groups()
        name = second or first
        form = first if second else ""
        base = name.lower().rstrip("2")
        if base == "place":
            return ("de " if form == "de" else "") + self.place[language]
        if base == "year":
            return str(self.year - int(back or 0))
        if base == "n":
            key = ("n", low, high)
            number = drawn.setdefault(key, self.random.randint(int(low), int(high)))
            return formats.number(number, language)
        if base == "month":
            return MONTHS[language][drawn.setdefault("month", self.random.randrange(12))]
        word = self.main[base] if name.lower() == base and base in self.main else None
        if word is None:
            others = [one for one in self.words[base] if one is not self.main.get(base)]
            word = drawn.setdefault(name.lower(), self.random.choice(others))
        return self._word(base, word, form, language, capital=(form or name)[:1].isupper())

    @staticmethod
    def _word(base, word, form, language, *, capital):
        form = form.lower()
        if base in NOUNS:
            text = french_noun(word, form) if language == "fr" else english_noun(word, form)
        elif base in PEOPLE and language == "fr":
            text = f"{form} {word[0]}".strip()
        else:
            text = word[LANGUAGES.index(language)]
        return text[:1].upper() + text[1:] if capital else text


def _patterns(kind):
    sentences = lists("sentences")
    return sentences["titles"][kind.removeprefix("title:")] if kind.startswith("title:") else sentences[kind]


def _joined(text):
    for found, wanted in JOINED:
        text = found.sub(wanted, text)
    return text
