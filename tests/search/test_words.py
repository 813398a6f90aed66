"""Words as readers take them for the same, whatever their accents, endings and apostrophes; and where they stand in the text."""

import unicodedata

import pytest

from search import words
from tests.search import nasty


def forms(text, language="fr"):
    return words.forms(text, language).split()


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Québec", "quebec"),
        ("MONTRÉAL", "montreal"),
        ("Que\u0301bec", "quebec"),  # as macOS and many PDFs write it
        ("cœur", "coeur"),
        ("ŒUVRE", "oeuvre"),
        ("eﬃcace", "efficace"),
        ("infra\u00adstructure", "infrastructure"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("𝐐uai", "quai"),
    ],
)
def test_a_word_is_the_same_without_its_accents_capitals_and_ligatures(written, form):
    (word,) = words.words(written, "fr")
    assert (word.form, word.start, word.end) == (form, 0, len(written))


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "‘"])
def test_an_elision_is_no_part_of_its_word(apostrophe):
    text = "L’île, jusqu’aux écluses d’aujourd’hui qu’ils".replace("’", apostrophe)
    assert forms(text) == ["ile", "aux", "ecluses", "aujourd", "hui", "ils"]
    assert next(text[word.start : word.end] for word in words.words(text, "fr")) == "île"


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_what_is_the_port_s_is_the_port(apostrophe):
    assert forms(f"The port{apostrophe}s plan", "en") == ["the", "port", "plan"]
    assert forms("s", "en") == ["s"]


@pytest.mark.parametrize(
    ("one", "several"),
    [("quai", "quais"), ("réseau", "réseaux"), ("canal", "canaux"), ("l’eau", "les eaux"), ("port", "PORTS"), ("lieu", "lieux")],
)  # fmt: skip
def test_a_plural_is_its_singular_in_french(one, several):
    assert words.stems(one, "fr") == words.stems(several, "fr")


@pytest.mark.parametrize(
    ("one", "several"),
    [("wharf", "wharfs"), ("harbour bath", "Harbour baths"), ("city", "cities"), ("the port", "port’s")],
)
def test_a_plural_is_its_singular_in_english(one, several):
    assert words.stems(one, "en") == words.stems(several, "en")


def test_words_that_only_look_alike_stay_apart():
    stems = [words.stems(word, "fr") for word in ("port", "pont", "bus", "but", "travaux", "travers")]
    assert len(set(stems)) == len(stems)


def test_small_words_say_nothing_and_stand_in_phrases_all_the_same():
    text = "La ville et le port, dans les années 90"
    assert words.stems(text, "fr").split() == ["vill", "port", "anne", "90"]
    assert forms(text) == ["la", "ville", "et", "le", "port", "dans", "les", "annees", "90"]
    assert not words.is_small("ou", "en")  # "où" and "ou" are French


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le port et la ville ouvrent un quai aux habitants.", "fr"),
        ("The port and the city open a quay to the people.", "en"),
        ("12 345 678", "?"),
        ("", "?"),
    ],
)
def test_a_text_is_in_the_language_of_its_small_words(text, language):
    assert words.language_of(text, "?") == language


@pytest.mark.parametrize("language", ["fr", "en"])
def test_whatever_the_text_its_words_stand_where_they_say_and_hold_letters_and_digits_alone(language):
    for text in [*nasty.texts(1500, seed=1), *nasty.characters(1500, seed=2)]:
        end = 0
        for word in words.words(text, language):
            assert end <= word.start < word.end <= len(text)
            end = word.end
            own = "".join(filter(str.isalnum, words.plain(text[word.start : end])))
            assert own[: words.LONGEST] == word.form, ascii(text)
            # What the languages of both databases are made of: no quote, no mark, nothing that a capital hides.
            assert word.form.isalnum() and word.stem.isalnum(), ascii(text)
            assert word.form == word.form.lower(), ascii(text)
            assert not any(unicodedata.combining(letter) for letter in word.form), ascii(text)
