"""The PDFs that the portal makes: tagged, titled, in one language, with a text layer, whatever an author writes."""

import io
import itertools
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from pypdfium2 import PdfDocument

from publications.typesetting import TypesettingError, make_pdf
from publications.typesetting.document import split_title
from publications.typesetting.markdown import blocks, under

SAMPLE = Path(__file__).parents[2] / "sample"
LANGUAGES = {"fr": "fr-CA", "en": "en-CA"}
NASTY = (
    r"""# Un #titre `de` niveau 1

Du texte avec #sys.inputs, $x^2$, *étoiles*, <étiquette>, @renvoi, \\ barre, ~tilde, "guillemets", // et /* */ fin.

= pas un titre
+ pas une liste Typst

- [ ] à faire [1], [2]
- [x] fait

#### trop profond

> cité

| a | b |
|---|---|
| #1 | $2 |

[lien](https://example.org/a#b?c=d&e=%20) [page](page:autre) <script>alert(1)</script> zéro"""
    + "\x00octet\ud800"
)


@cache
def content(kind: str) -> dict[str, dict]:
    folder = SAMPLE / "content" / kind
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.yaml"))}


@cache
def themes(language: str) -> dict[int, str]:
    listed = yaml.safe_load((SAMPLE / "content" / "themes.yaml").read_text(encoding="utf-8"))["themes"]
    return {theme["number"]: theme[f"label_{language}"] for theme in listed}


@cache
def pdf(key: str, language: str) -> bytes:
    return make_pdf(
        content("publications")[key],
        language,
        cases=content("practices").values(),
        themes=themes(language),
        pictures=SAMPLE / "pictures",
    )


def words(text: str) -> str:
    """A text without what setting changes: line breaks (PDFium writes U+0002 for a hyphen at one), spaces, source marks."""
    text = re.sub(r"\s?\[\d+\](, \[\d+\])*", "", re.sub("[\x02\ufffe]", "-", text).replace("\u00a0", " "))
    return re.sub(r"(?<=\w)-\s+", "-", re.sub(r"\s+", " ", text)).strip()


def plain(markdown: str) -> str:
    """A Markdown text's words, without its emphasis."""
    return words(markdown.replace("*", ""))


def text_of(data: bytes) -> str:
    return words(" ".join(page.get_textpage().get_text_bounded() for page in PdfDocument(data)))


def structure(node, found):
    """Every tag of a structure tree, in reading order."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            structure(child, found)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            found.append((str(node["/S"]), node))
        if "/K" in node:
            structure(node["/K"], found)
    return found


def tags(data: bytes):
    return structure(PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]["/K"], [])


def publication(text: str, **fields) -> dict:
    texts = {"title": "Essai", "abstract": "Un résumé.", "chapters": [{"key": "a", "title": "Un", "text": text}]}
    sources = [{"n": n, "title": f"Source {n}", "url": "https://example.org/"} for n in (1, 2)]
    return {
        "key": "essai",
        "kind": "study",
        "year": 2026,
        "publisher": "Réseau",
        "fr": texts,
        "sources": sources,
        **fields,
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(content("publications")))
def test_a_publication_is_a_tagged_titled_document_in_its_language(key, language):
    thing = content("publications")[key]
    reader = PdfReader(io.BytesIO(pdf(key, language)))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == LANGUAGES[language]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part>1<" in root["/Metadata"].get_data().decode()
    assert words(reader.metadata.title) == words(thing[language]["title"])
    assert reader.metadata.author == thing["authors"][0][f"name_{language}"]
    text = text_of(pdf(key, language))
    for chapter in thing[language]["chapters"]:
        assert words(chapter["title"]) in text
        assert plain(chapter["text"].split("\n\n")[0]).lstrip("-0123456789. ").split(". ")[0] in text
    for source in thing["sources"]:
        assert words(source["title"]) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sample_says_that_it_is_one_on_every_page(language):
    mark = {"fr": "Document d’exemple", "en": "Sample document"}[language]
    pages = PdfReader(io.BytesIO(pdf("annual-programme-of-work", language))).pages
    assert all(mark in page.extract_text() for page in pages)
    real = make_pdf(publication("Texte.") | {"en": publication("Text.")["fr"]}, language)
    assert mark not in text_of(real)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compendium_holds_every_case_and_more_than_forty_pages(language):
    reader = PdfReader(io.BytesIO(pdf("compendium-good-practices", language)))
    assert len(reader.pages) > 40
    text = text_of(pdf("compendium-good-practices", language))
    for case in content("practices").values():
        assert words(case[language]["title"]) in text
        assert plain(case[language]["lessons"]).lstrip("- ")[:40] in text
    figures = [node for tag, node in tags(pdf("compendium-good-practices", language)) if tag == "/Figure"]
    assert len(figures) == 25  # the plate and a drawing for each case
    assert all(str(node["/Alt"]).strip() for node in figures)


def test_the_glossary_tells_a_reader_which_language_each_term_is_in():
    text = text_of(pdf("port-city-glossary", "en"))
    for term in content("publications")["port-city-glossary"]["terms"]:
        assert words(term["term_fr"]) in text
        assert words(term["definition_en"]) in text
    spoken = {str(node["/Lang"]) for _, node in tags(pdf("port-city-glossary", "en")) if "/Lang" in node}
    assert any(language.startswith("fr") for language in spoken)


@pytest.mark.parametrize("key", ["compendium-good-practices", "financing-flood-protection", "port-city-glossary"])
def test_headings_never_skip_a_level_and_tables_have_headers(key):
    found = [tag for tag, _ in tags(pdf(key, "fr"))]
    levels = [int(tag[2:]) for tag in found if re.fullmatch(r"/H\d", tag)]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))
    assert found.count("/TH") >= 2 * found.count("/THead")
    assert found.count("/THead") > 0 or "/Table" not in found


def test_whatever_an_author_writes_is_text_and_never_an_instruction():
    text = text_of(make_pdf(publication(NASTY), "fr"))
    for kept in (
        "Un #titre de niveau 1",
        "#sys.inputs, $x^2$",
        "<étiquette>, @renvoi, \\ barre, ~tilde",
        '"guillemets"',
    ):
        assert kept in text
    for kept in (
        "// et /* */ fin",
        "= pas un titre",
        "trop profond",
        "#1",
        "$2",
        "<script>alert(1)</script> zérooctet",
    ):
        assert kept in text
    assert "\x00" not in text


def test_a_citation_leads_to_its_source_and_an_unknown_number_stays_as_written():
    data = make_pdf(publication("Un fait [1], [2]. Un autre [7]. Fin."), "fr")
    page = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert "[7]" in page
    links = [node for tag, node in tags(data) if tag == "/Link"]
    assert len(links) >= 4  # two citations, two addresses


def test_the_same_publication_gives_the_same_bytes():
    thing = content("publications")["shore-power-guide"]
    again = make_pdf(thing, "fr", cases=[], themes=themes("fr"), pictures=SAMPLE / "pictures")
    assert again == pdf("shore-power-guide", "fr")


def test_a_character_that_no_font_can_show_is_named():
    with pytest.raises(TypesettingError, match=r"essai.*漢"):
        make_pdf(publication("漢字"), "fr")


def test_a_publication_needs_neither_pictures_nor_themes_nor_authors():
    assert make_pdf(publication(""), "fr").startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Toucher l’eau\u00a0: inventaire", ("Toucher l’eau", "Inventaire")),
        ("Reaching the water: an inventory", ("Reaching the water", "An inventory")),
        ("Qui paie la rive? Financer la protection", ("Qui paie la rive?", "Financer la protection")),
        ("Programme de travail", ("Programme de travail", "")),
    ],
)
def test_a_long_title_is_a_title_and_a_subtitle(title, expected):
    assert split_title(title) == expected


def test_a_text_begins_under_its_chapter_whatever_its_own_levels():
    found = under(1, blocks("#### d\n\n# a\n\n### c\n\n## b"))
    assert [block["level"] for block in found] == [2, 2, 3, 2]
