"""The checks of the French catalogue find what a proof-reader would."""

import polib
import pytest

from tools.catalogues import sentences_about


@pytest.mark.parametrize(
    "translation",
    [
        "Accueil",
        "L’étude\u00a0: «\u00a0Ports\u00a0»",
        "Voulez-vous continuer? Oui!",
        '<a href="/fr/aide/?q=1">Aide</a>',
        "https://example.org/ (adresse)",
    ],
)
def test_good_french_is_left_alone(translation):
    assert list(sentences_about(polib.POEntry(msgid="Text", msgstr=translation))) == []


@pytest.mark.parametrize(
    ("translation", "meaning"),
    [
        ("", "not translated"),
        ("L'étude", "straight apostrophe"),
        ("Étude : abrégé", "ordinary space"),
        ("Étude « abrégée »", "ordinary space"),
        ("Continuer ?", "a space before"),
        ("Continuer\u00a0!", "a space before"),
        ("%(nombre)s pages", "placeholder"),
    ],
)
def test_bad_french_is_named(translation, meaning):
    found = list(sentences_about(polib.POEntry(msgid="%(count)s pages", msgstr=translation)))
    assert any(meaning in sentence for sentence in found)


def test_an_uncertain_translation_is_named():
    entry = polib.POEntry(msgid="Home", msgstr="Accueil", flags=["fuzzy"])
    assert "fuzzy" in next(sentences_about(entry))
