"""Texts that break what reads them: pieces of every kind, put together at random from a seed."""

import random

PIECES = (
    "quai", "Québec", "l’eau", "d'eau", "dʼeau", "ŉ", "portʼs", "port's", "réseaux", "re\u0301seau", "œuvre", "ﬁn", "½", "²", "𝐀", "ᴬ", "ﷺ",
    "İ", "ß", "infra\u00adstructure", '"', "«", "»", "“", "”", "-", "--", "-quai", '-"', "*", ":", "(", ")", "AND", "OR", "NOT", "NEAR(", "^", "~", "&",
    "|", "!", "<->", "\\", "'", "''", "%", "_", ";", "<script>", "</mark>", "<mark>", "&amp;", "&lt", "\0", "\x0b", "\x1f", "\x7f", "\ud800", "\udfff",
    "\ufffe", "\u202e", "\u200b", "שלום", "مرحبا", "港口", "ก็", "👩‍🚒", "🇫🇷", "e" * 70, "\u0301" * 5, " ", "\u00a0", "\u202f", "\n", "\t", "1 000", "a", "le", "the",
)  # fmt: skip


def texts(number, seed, longest=12):
    """Return `number` texts of at most `longest` pieces each, the same for the same seed."""
    chance = random.Random(seed)
    glue = ("", " ", "", " ", "-")
    return [
        "".join(chance.choice(PIECES) + chance.choice(glue) for _ in range(chance.randint(0, longest)))
        for _ in range(number)
    ]


def characters(number, seed, longest=60):
    """Return `number` texts of any characters of Unicode at all, lone surrogates included."""
    chance = random.Random(seed)
    blocks = ((0, 0x250), (0x300, 0x370), (0x590, 0x700), (0x1E00, 0x2200), (0xFB00, 0x10000), (0, 0x110000))
    return [
        "".join(chr(chance.randrange(*chance.choice(blocks))) for _ in range(chance.randint(0, longest)))
        for _ in range(number)
    ]
