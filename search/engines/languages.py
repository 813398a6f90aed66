"""A query in the languages of the two databases: PostgreSQL's `tsquery` and SQLite's FTS5."""


class Tsquery:
    """The text of a `tsquery`. Words hold letters and digits alone (`search.words`), so quotes are enough."""

    def word(self, text):
        return f"'{text}'"

    def together(self, parts):
        return "(" + " <-> ".join(self.word(part) for part in parts) + ")"

    def all_of(self, parts):
        return "(" + " & ".join(parts) + ")"

    def any_of(self, parts):
        return "(" + " | ".join(parts) + ")"

    def without(self, text, parts):
        return text + "".join(f" & !{part}" for part in parts)


class Fts5(Tsquery):
    """The text of an FTS5 query."""

    def word(self, text):
        return f'"{text}"'

    def together(self, parts):
        return '"' + " ".join(parts) + '"'

    def all_of(self, parts):
        return "(" + " AND ".join(parts) + ")"

    def any_of(self, parts):
        return "(" + " OR ".join(parts) + ")"

    def without(self, text, parts):
        return f"({text}) NOT {self.any_of(parts)}" if parts else text


LANGUAGES = {"postgresql": Tsquery(), "sqlite": Fts5()}


def of_sets(sets, excluded, language):
    """Return the text that asks for all the clauses (`search.query`) of at least one of these sets, and none of the stems `excluded`."""
    return _of(sets, excluded, language, _choice)


def of_forms(sets, excluded, language):
    """Return the same for an index of plain forms: what was typed, for texts whose stems are those of another language."""
    return _of(sets, excluded, language, _forms)


def _of(sets, excluded, language, say):
    def all_of(clauses):
        return language.all_of([language.any_of([say(choice, language) for choice in one.choices]) for one in clauses])

    return language.without(
        language.any_of([all_of(clauses) for clauses in sets]), [language.word(one) for one in excluded]
    )


def of_phrases(phrases, language):
    """Return the text that asks for these phrases, each a sequence of plain forms."""
    return language.all_of([language.together(phrase) for phrase in phrases])


def of_any_phrase(phrases, language):
    """Return the text that asks for at least one of these phrases."""
    return language.any_of([language.together(phrase) for phrase in phrases])


def of_all(stems, language):
    """Return the text that asks for all these stems."""
    return language.all_of([language.word(stem) for stem in stems])


def of_any(stems, language):
    """Return the text that asks for at least one of these stems."""
    return language.any_of([language.word(stem) for stem in stems])


def _choice(choice, language):
    if choice.together or len(choice.stems) == 1:
        return language.together(choice.stems)
    return language.all_of([language.word(stem) for stem in choice.stems])


def _forms(choice, language):
    forms = choice.text.split()
    return language.together(forms) if choice.together else language.all_of([language.word(form) for form in forms])
