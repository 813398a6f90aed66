"""One pair of generated pages while it is made: what its room's `make` draws from."""

import datetime
import random
import uuid

from portal.sample import LANGUAGES

from .language import Subject, lists

#: Every generated page says so in its title, so that nobody takes it for a real one, in a listing or in a feed either.
MARK = {"fr": " (page d’essai {})", "en": " (test page {})"}
CAPTIONS = {"fr": "Illustration du portail, réutilisée.", "en": "A drawing of the portal, used again."}
NOTE = {
    "fr": "Page générée pour mesurer le portail\N{NO-BREAK SPACE}: rien n’y est réel.",
    "en": "Page generated to measure the portal: nothing in it is real.",
}
YEARS_BACK = 10


class Draft:
    """Pair `number` of a corpus (`portal.corpus.materials.Materials`), with its own random source."""

    def __init__(self, number, kind, corpus):
        self.number, self.kind, self.corpus = number, kind, corpus
        self.random = random.Random(f"{corpus.seed}-{number}")  # noqa: S311 - the same pages for the same seed
        self.themes = self.random.sample(corpus.themes, self.random.choice((1, 2, 2, 3)))
        self.place = self.random.choice(corpus.places)
        self.day = corpus.day - datetime.timedelta(days=self.random.randrange(365 * YEARS_BACK))
        names = {language: self.place.label_in(language) for language in LANGUAGES}
        self.subject = Subject(self.random, self.themes[0].number, names, self.day.year)
        self.say, self.several = self.subject.say, self.subject.several

    def figure(self):
        """Return a figure of the subject: {"label": {language: text}, "unit": {language: text}, "number": n}."""
        return self.subject.figure()

    @property
    def translation_key(self):
        """The same in both languages, and in every corpus of the same seed."""
        return self._identifier("pair")

    def title(self, kind, limit=255):
        """Return both titles, marked, at most `limit` characters each: the first pattern that fits."""
        marks = {language: MARK[language].format(self.number) for language in LANGUAGES}
        for _attempt in range(12):
            titles = self.say(f"title:{kind}")
            if all(len(titles[language] + marks[language]) <= limit for language in LANGUAGES):
                break
        else:
            titles = self.subject.fill(["{place} : {le.thing}", "{place}: {the.thing}"])
        return {language: titles[language][: limit - len(marks[language])] + marks[language] for language in LANGUAGES}

    def lines(self, kind, low, high):
        """Return {language: several plain sentences of a kind}."""
        said = self.several(kind, low, high)
        return {language: [sentence[language] for sentence in said] for language in LANGUAGES}

    def text(self, *kinds, low=2, high=4):
        """Return {language: one paragraph of plain text} with sentences of each kind."""
        said = [sentence for kind in kinds for sentence in self.several(kind, low, high)]
        return {language: " ".join(sentence[language] for sentence in said) for language in LANGUAGES}

    def rich(self, *kinds, low=2, high=4):
        """Return {language: rich text} with a paragraph for each kind; "step" and "factor" give a list."""
        parts = {language: [] for language in LANGUAGES}
        for kind in kinds:
            lines = self.lines(kind, low, high)
            for language in LANGUAGES:
                parts[language].append(_html(kind, lines[language]))
        return {language: "".join(parts[language]) for language in LANGUAGES}

    def heading(self, level=2):
        """Return {language: a heading in HTML}."""
        words = self.say("title:heading")
        return {language: f"<h{level}>{words[language]}</h{level}>" for language in LANGUAGES}

    def block(self, kind, value):
        """Return a block of a StreamField, with an identifier that the seed decides."""
        return {"type": kind, "value": value, "id": self._identifier("block", self.random.random())}

    def items(self, values):
        """Return the items of a list block."""
        return [self.block("item", value) for value in values]

    def source_count(self):
        """Return how many sources the page lists; texts cite the first two."""
        return self.random.randint(2, 6)

    def sources(self, count):
        """Return {language: blocks} of `count` sources, all of them invented."""
        result = {language: [] for language in LANGUAGES}
        for rank in range(1, count + 1):
            title, publisher = self.say("title:source"), self.random.choice(lists("names")["publishers"])
            written, read = (
                self.random.choice(LANGUAGES),
                self.corpus.day - datetime.timedelta(self.random.randrange(400)),
            )
            kind = self.random.choice(("primary", "secondary"))
            for index, language in enumerate(LANGUAGES):
                value = {
                    "title": title[language], "publisher": publisher[index], "language": written, "kind": kind,
                    "url": f"https://example.org/{self.number}/{rank}/", "accessed": f"{read:%Y-%m}",
                }  # fmt: skip
                result[language].append(self.block("source", value))
        return result

    def related(self, low=0, high=4):
        """Return {language: blocks} of related pages: some of the pairs made before this one's batch."""
        pairs = self.corpus.earlier(self.number)
        chosen = self.random.sample(pairs, min(len(pairs), self.random.randint(low, high)))
        result = {language: [] for language in LANGUAGES}
        for pair in chosen:
            reason = self.say("title:reason")
            for language in LANGUAGES:
                result[language].append(self.block("related", {"page": pair[language], "reason": reason[language]}))
        return result

    def picture(self, chance=0.8):
        """Return a picture of the sample site, or None: one page in five has none, and so have all of a corpus without pictures."""
        rank, shows = self.random.random(), self.random.random() < chance
        pictures = self.corpus.pictures
        return pictures[int(rank * len(pictures))] if pictures and shows else None

    def person(self):
        """Return (given name, family name, {language: function}) of somebody who does not exist."""
        names = lists("names")
        fr, en = self.random.choice(names["functions"])
        return self.random.choice(names["given_names"]), self.random.choice(names["family_names"]), {"fr": fr, "en": en}

    def later(self, low, high):
        """Return a day from `low` to `high` days after the corpus's day (before it when negative)."""
        return self.corpus.day + datetime.timedelta(days=self.random.randint(low, high))

    def _identifier(self, *parts):
        return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.corpus.seed}-{self.number}-{'-'.join(map(str, parts))}"))


def _html(kind, lines):
    if kind in ("step", "factor"):
        tag = "ol" if kind == "step" else "ul"
        return f"<{tag}>{''.join(f'<li>{line}</li>' for line in lines)}</{tag}>"
    return f"<p>{' '.join(lines)}</p>"
