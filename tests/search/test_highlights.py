"""Marks stand under the words that answered, in a text of which every other character is shown as it was written."""

import html
import re
import time
import unicodedata

import pytest
from django.conf import settings

from search import highlights, query, synonyms, words
from tests.search import nasty


def marked(text, asked, language="fr", groups=(), **options):
    groups = [synonyms.terms(group, language) for group in groups]
    return highlights.marked(text, query.parse(asked, language, groups), **options)


def marks(text, asked, language="fr", groups=(), **options):
    """The words marked."""
    return [
        html.unescape(found)
        for found in re.findall("<mark>(.*?)</mark>", marked(text, asked, language, groups, **options))
    ]


def test_what_somebody_wrote_is_never_markup():
    shown = marked('Quai <script>alert("quai")</script> & <mark>rive</mark>', "quai")
    assert shown == (
        "<mark>Quai</mark> &lt;script&gt;alert(&quot;<mark>quai</mark>&quot;)&lt;/script&gt; &amp; &lt;mark&gt;rive&lt;/mark&gt;"
    )
    # A word that is itself part of an entity stays whole.
    assert marked("quai & amp", "amp") == "quai &amp; <mark>amp</mark>"
    assert marked("a &lt; b", "lt") == "a &amp;<mark>lt</mark>; b"


@pytest.mark.parametrize(
    ("text", "asked", "found"),
    [
        ("Les réseaux de Québec", "reseau quebec", ["réseaux", "Québec"]),
        ("L’eau, d’eau et l'eau", "eau", ["eau", "eau", "eau"]),
        ("Le cœur et la Re\u0301serve", "coeur réserve", ["cœur", "Re\u0301serve"]),
        ("Un quai, des QUAIS", "quais", ["quai", "QUAIS"]),
        ("Le pont et le port sont forts", "port", ["port"]),
        ("La ville et le port", "la ville", ["ville"]),
        ("Rien ici", "quai", []),
    ],
)
def test_a_word_is_marked_however_it_is_written_and_no_other(text, asked, found):
    assert marks(text, asked) == found


def test_a_phrase_is_marked_where_it_stands_as_it_stands():
    assert marks("Le front de mer, le front et la mer", '"front de mer"') == ["front", "de", "mer"]


def test_a_synonym_is_marked_where_its_words_follow_each_other():
    groups = ["mouillage\nposte à quai"]
    assert marks("Un poste à quai et un quai de la poste", "mouillage", groups=groups) == ["poste", "quai"]


def test_a_word_near_the_one_typed_is_marked_only_where_that_one_is_not_said():
    asked = query.parse("quai rouvret", "fr")
    assert highlights.unsaid(["Un quai", "rouvert"], asked) == {"rouvret"}
    assert marks("Un quai rouvert, une gare couverte", "quai rouvret", near={"rouvret"}) == ["quai", "rouvert"]
    assert marks("Un quai rouvert", "quai rouvret") == ["quai"]
    assert "<mark>" not in highlights.marked("Le pont", query.parse("port", "fr"))


def test_an_excerpt_is_the_part_where_most_of_the_words_stand():
    text = (
        f"Un quai seul. {'Rien de tel. ' * 60}Ici le quai, la rive et le bassin se touchent. {'Rien non plus. ' * 60}"
    )
    shown = highlights.excerpt(text, query.parse("quai rive bassin", "fr"))
    assert "le <mark>quai</mark>, la <mark>rive</mark> et le <mark>bassin</mark>" in shown
    assert (shown[:2], shown[-2:]) == ("… ", " …")
    assert len(html.unescape(re.sub("</?mark>", "", shown))) <= highlights.LENGTH + 4
    assert not re.search(r"… \S*Rie\b|\bRie …", shown), "a word is cut"


def test_an_excerpt_of_a_short_text_is_the_text_and_of_a_text_without_the_words_its_beginning():
    assert (
        highlights.excerpt("Un  quai\n& une rive", query.parse("rive", "fr")) == "Un quai &amp; une <mark>rive</mark>"
    )
    assert highlights.excerpt("Début. " + "Suite. " * 90, query.parse("quai", "fr")).startswith("Début. Suite.")


def test_only_the_beginning_of_a_very_long_text_is_read(monkeypatch):
    read = []
    real = words.words
    monkeypatch.setattr(
        highlights.words, "words", lambda text, language: read.append(len(text)) or real(text, language)
    )
    text = "mot " * 250_000
    for asked in ("quai", '"quai mot"'):
        found = query.parse(asked, "fr")
        read.clear()
        assert "<mark>" not in highlights.marked(text + "quai mot", found)
        assert "<mark>" not in highlights.excerpt(text + "quai mot", found)
        assert max(read, default=0) <= highlights.READ
    assert read
    assert marked("quai " + text, "quai").startswith("<mark>quai</mark> mot")


def test_a_text_that_says_nothing_but_the_word_takes_no_longer_than_another():
    # Each mark was once weighed against each other: 144 million times.
    start = time.process_time()
    shown = highlights.excerpt("quai " * 12_000, query.parse("quai", "fr"))
    assert time.process_time() - start < 3
    assert shown.count("<mark>") == highlights.LENGTH // len("quai ")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_whatever_the_text_and_the_query_nothing_is_lost_and_nothing_unescaped(language):
    texts = [*nasty.texts(600, seed=5), *nasty.characters(400, seed=6)]
    for text, asked in zip(texts, reversed(nasty.texts(1000, seed=7, longest=4)), strict=True):
        found = query.parse(asked, language)
        for near in ((), highlights.unsaid([text], found)):
            shown = highlights.marked(text, found, near=near)
            assert html.unescape(re.sub("</?mark>", "", shown)) == html.unescape(html.escape(text)), ascii(
                (text, asked)
            )
            without = shown.replace("<mark>", "").replace("</mark>", "")
            assert not set(without) & set("<>\"'"), ascii((text, asked))
            assert shown.count("<mark>") == shown.count("</mark>")
        part = highlights.excerpt(text * 9, found, length=80)
        plain = html.unescape(re.sub("</?mark>", "", part)).removeprefix("… ").removesuffix(" …")
        assert plain in " ".join((text * 9).split())


@pytest.mark.parametrize("typed", ["cœur des élèves", "coeur des eleves", "CŒUR DES ÉLÈVES"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_part_of_a_long_text_is_found_whatever_its_accents(typed, form):
    text = "Un quai. " * 300 + unicodedata.normalize(form, "Le cœur des élèves bat ici. ") + "Un quai. " * 300
    part = highlights.excerpt(text, query.parse(typed, "fr"))
    assert part.count("<mark>") == 2
    assert unicodedata.normalize("NFC", part).count("<mark>cœur</mark> des <mark>élèves</mark>") == 1


def sample_texts():
    """The lines of the sample content, in both languages."""
    folder = settings.BASE_DIR / "sample" / "content"
    return [line for path in sorted(folder.rglob("*.yaml")) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_word_begins_as_its_stem_does(language):
    """Marks are looked for where the words asked may begin: no word of the sample content, whatever its ending, escapes that."""
    forms = {word.form for line in sample_texts() for word in words.words(line, language)}
    assert len(forms) > 5_000
    stems = {form: words.stem(form, language) for form in forms}
    assert not [form for form, stem in stems.items() if not highlights._beginnings(frozenset([stem])).match(form)]


@pytest.mark.parametrize(("language", "group"), [("fr", "bord de mer\nfront de mer"), ("en", "water edge\nwaterfront")])
def test_a_text_read_in_part_has_the_marks_of_a_text_read_whole(monkeypatch, language, group):
    groups = [synonyms.terms(group, language)]
    texts = [line for line in sample_texts() if len(line) > 200][:400]
    asked = [
        query.parse(
            " ".join(word.form for word in list(words.words(text, language))[rank % 7 :: 11][:3]), language, groups
        )
        for rank, text in enumerate(texts)
    ]
    asked += [query.parse(group.partition("\n")[0], language, groups)] * 2
    texts += [
        "Le front de la mer, le front\u00adde mer et un BORD DE MER",
        "The water’s edge, a waterfront in the WATER EDGE",
    ]
    texts += ["Un réservoir de 40 m³, long de 12 m²", "𝐐𝐮𝐚𝐢 et ﬁlière, Ⓠⓤⓐⓘ"] * 2
    asked += [query.parse(typed, language) for typed in ("m3", "quai", "m2", "filière")]
    in_part = [highlights.marked(text, one) for text, one in zip(texts, asked, strict=True)]
    assert sum("<mark>" in found for found in in_part) > 350
    monkeypatch.setattr(highlights, "_starts", lambda text, asked: {word.start for word in words.words(text, language)})
    assert in_part == [highlights.marked(text, one) for text, one in zip(texts, asked, strict=True)]


def test_a_word_is_found_far_into_a_text_whose_other_words_begin_alike():
    text = f"{'Qui quitte la quinzaine, quand et quoi. ' * 60}Une promenade à quai de 500 m², rendue aux habitants."
    assert "à <mark>quai</mark> de" in highlights.excerpt(text, query.parse("quai", "fr"))
    assert "à <mark>quai</mark> de" in highlights.excerpt(text, query.parse('quai "500 m2"', "fr"))
