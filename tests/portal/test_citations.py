"""Citations: APA in both languages, BibTeX that TeX reads, RIS that a reference manager reads."""

import datetime
import re

import pytest

from portal.citations import Author, Citation, latex

WORK = Citation(
    kind="guide",
    title="Brancher un navire\u00a0: la demande avant la prise",
    authors=("AIVP Amérique du Nord",),
    year=2026,
    publisher="AIVP Amérique du Nord",
    url="https://portail.example/fr/publications/brancher-un-navire/",
    language="fr",
)
NASTY = "50 % de R&D_#1 {à} 3 $ ~ ^ \\ fin"


def test_apa_names_the_office_once_when_it_is_author_and_publisher():
    assert WORK.apa() == (
        "AIVP Amérique du Nord. (2026). Brancher un navire\u00a0: la demande avant la prise. "
        "https://portail.example/fr/publications/brancher-un-navire/"
    )


def test_apa_lists_people_by_initials_in_each_language():
    work = Citation(
        kind="study",
        title="Rives",
        year=2025,
        authors=(Author("Roy", "Marie-Ève"), Author("Côté", "Ann B"), "Port de Québec"),
    )
    assert work.apa("fr").startswith("Roy, M.-È., Côté, A. B. et Port de Québec. (2025). Rives.")
    assert work.apa("en").startswith("Roy, M.-È., Côté, A. B., & Port de Québec. (2025). Rives.")


def test_apa_dates_the_reading_of_a_page_that_changes():
    work = Citation(
        kind="practice",
        title="Rives",
        authors=("AIVP",),
        year=2026,
        url="https://a.example/",
        accessed=datetime.date(2026, 11, 22),
    )
    assert work.apa("fr").endswith("Consulté le 22 novembre 2026 à l’adresse https://a.example/")
    assert work.apa("en").endswith("Retrieved November 22, 2026, from https://a.example/")


@pytest.mark.parametrize(("language", "words"), [("fr", "(s. d.)"), ("en", "(n.d.)")])
def test_apa_says_when_there_is_no_date(language, words):
    assert words in Citation(kind="page", title="Rives", authors=("AIVP",)).apa(language)


def test_apa_keeps_the_title_s_own_mark_and_says_what_a_sample_is():
    assert (
        "Qui paie la rive? "
        in Citation(
            kind="study", title="Qui paie la rive?", authors=("AIVP",), year=2026, url="https://a.example/"
        ).apa()
    )
    sample = Citation(kind="study", title="Rives", authors=("AIVP",), year=2026, note="document d’exemple")
    assert sample.apa() == "AIVP. (2026). Rives [document d’exemple]."


def test_apa_without_author_begins_with_the_title():
    assert Citation(kind="study", title="Rives", year=2026).apa() == "Rives (2026)."


def test_bibtex_escapes_what_tex_reads_as_commands():
    assert latex(NASTY) == (r"50 \% de R\&D\_\#1 \{à\} 3 \$ \textasciitilde{} \textasciicircum{} \textbackslash{} fin")
    entry = Citation(kind="study", title=NASTY, authors=(NASTY,), year=2026, url="https://a.example/{x}\\y z").bibtex()
    unescaped = re.sub(r"\\textbackslash\{\}|\\textasciitilde\{\}|\\textasciicircum\{\}|\\.", "", entry)
    assert unescaped.count("{") == unescaped.count("}")
    assert not re.search(r"[$&#%~^]", re.sub(r"  url = .*", "", unescaped))
    assert "https://a.example/%7Bx%7D%5Cy%20z" in entry


def test_bibtex_keeps_an_organisation_whole_and_inverts_people():
    entry = Citation(
        kind="study", title="Rives", authors=("Ports and Cities", Author("Roy", "Ève")), year=2026
    ).bibtex()
    assert "author = {{Ports and Cities} and Roy, Ève}," in entry


def test_bibtex_types_and_key_are_plain():
    entry = WORK.bibtex()
    assert entry.startswith("@techreport{aivpameriqueduno2026-brancher-un-navire,\n")
    assert "institution = {AIVP Amérique du Nord}" in entry
    assert "language = {french}" in entry
    assert "navire~: la demande" in entry


def test_a_line_break_never_begins_a_new_field():
    nasty = "Titre\r\nER  - \r\nTY  - BOOK\u2028fin\0"
    ris = Citation(kind="study", title=nasty, authors=(nasty,), year=2026, publisher=nasty, note=nasty).ris()
    tags = [line[:2] for line in ris.split("\r\n") if line]
    assert tags == ["TY", "AU", "TI", "PY", "PB", "LA", "N1", "ER"][:5] + tags[5:]
    assert tags.count("TY") == tags.count("ER") == 1
    assert "\n" not in ris.replace("\r\n", "")
    assert "\0" not in ris


def test_ris_has_one_tag_a_line_from_ty_to_er():
    lines = WORK.ris().split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-2:] == ["ER  - ", ""]
    assert "AU  - AIVP Amérique du Nord" in lines
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])


def test_identifiers_are_carried_by_their_own_fields():
    book = Citation(kind="proceedings", title="Actes", year=2026, identifier="urn:isbn:978-3-16-148410-0")
    assert "isbn = {978-3-16-148410-0}" in book.bibtex()
    assert "SN  - 978-3-16-148410-0" in book.ris()
    case = Citation(kind="practice", title="Cas", year=2026, identifier="urn:uuid:0e3f")
    assert "note = {urn:uuid:0e3f}" in case.bibtex()
    assert "ID  - urn:uuid:0e3f" in case.ris()
