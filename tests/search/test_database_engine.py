"""What the database finds, on SQLite and on PostgreSQL alike, and in which order."""

from datetime import date
from itertools import pairwise

import pytest
from django.utils import translation

from portal.models import Theme, Use
from search import spelling
from search.engines import FEW, database
from search.models import SearchDocument, SynonymGroup
from tests import factories
from tests.news import build
from tests.publications.factories import publication
from tests.search import nasty
from tests.search.asking import answer, asked, found, readable

pytestmark = pytest.mark.django_db


def case(title, summary="Une ville et son port.", text="Rien.", **fields):
    return factories.practice(title=title, summary=summary, solution=f"<p>{text}</p>", **fields)


LONG = "D’autres mots encore, et bien d’autres. " * 9
SAYING = {
    "title": lambda: case("Le belvédère", text=LONG),
    "summary": lambda: case("Par le résumé", summary="Un belvédère au bord de l’eau.", text=LONG),
    "text": lambda: case("Par le texte", text=f"{LONG} Un belvédère."),
    "file": lambda: publication(
        title="Par le fichier", abstract=f"<p>{LONG}</p>", files=[readable(f"{LONG} Un belvédère.")]
    ),
}


@pytest.mark.parametrize(("first", "second"), list(pairwise(SAYING)))
def test_a_title_comes_before_a_summary_a_summary_before_a_text_and_a_text_before_a_file(first, second):
    titles = [SAYING[place]().title for place in (second, first)]
    assert found("belvédère") == titles[::-1]


@pytest.mark.parametrize(
    "typed",
    ["ecluses", "écluse", "ÉCLUSES", "l’écluse", "l'ecluse", "d’écluses", "e\u0301cluse", '"l’écluse"', "les écluses"],
)
def test_a_page_is_found_however_the_word_is_written(typed):
    case("Un quai")
    case("Le pont et l’écluse")
    assert found(typed) == ["Le pont et l’écluse"]


def test_a_search_finds_pages_of_its_language_alone():
    french = case("Le belvédère")
    factories.practice("en", title="The lookout", summary="A belvédère", translation_of=french)
    assert found("belvedere") == ["Le belvédère"]
    assert found("belvedere", "en") == ["The lookout"]


def test_a_synonym_finds_what_its_word_does_not_say_and_comes_after_what_says_it():
    SynonymGroup.objects.create(language="fr", terms="belvédère\npoint de vue\nmirador")
    case("Le point de vue")
    case("La vue du dernier point")
    case("Le belvédère")
    assert found("belvédère") == ["Le belvédère", "Le point de vue"]
    assert found("points de vue")[0] == "Le point de vue"
    assert "Le belvédère" in found("mirador")


def test_a_phrase_is_found_as_it_stands():
    case("Le front de mer")
    case("La mer de front", text="Le front, et puis la mer.")
    case("Un quai", text="Au bord du front de mer rouvert.")
    assert set(found('"front de mer"')) == {"Le front de mer", "Un quai"}
    assert found('quai "front de mer"') == ["Un quai"]
    assert found('"mer de front de"') == []


def test_a_phrase_lies_within_one_part_of_a_page_and_may_be_of_small_words_alone():
    case("Le front", summary="De mer, et d’ailleurs.", text="Au-delà de la rade.")
    assert found('"front de mer"') == []
    assert found('"de la"') == found('"delà de la rade"') == ["Le front"]
    assert found('rade "de mer"') == ["Le front"]


def test_a_minus_leaves_pages_out_whatever_else_answers():
    file = readable("Un belvédère et sa rade.")
    case("Le belvédère")
    case("Le belvédère au phare")
    publication(title="Le phare", abstract="<p>Du phare.</p>", files=[file])
    publication(title="La rade", abstract="<p>De la rade.</p>", files=[file])
    assert set(found("belvédère")) == {"Le belvédère", "Le belvédère au phare", "Le phare", "La rade"}
    assert set(found("belvédère -phares")) == {"Le belvédère", "La rade"}
    assert set(found('"un belvédère" -phare')) == {"La rade"}
    assert set(found('"le belvédère" -phare')) == {"Le belvédère"}


def test_a_minus_leaves_a_phrase_out_as_it_stands():
    file, other = readable("Un belvédère et son front de mer."), readable("Un belvédère, un front, la mer.")
    case("Le belvédère du front de mer")
    case("Le belvédère", text="La mer, de front.")
    for title, read in (("L’étude", file), ("L’atlas", other), ("Le guide du front de mer", other)):
        publication(title=title, files=[read])
    assert set(found('belvédère -"front de mer"')) == {"Le belvédère", "L’atlas"}
    assert (found('"un belvédère" -"front de mer" -phare'), len(found('belvédère -"de front"'))) == (["L’atlas"], 4)


def test_all_the_words_are_wanted_while_enough_pages_have_them():
    for number in range(FEW):
        case(f"Bassin au belvédère {number}")
    case("Le bassin")
    result = answer("bassin belvédère")
    assert (result.total, result.is_relaxed) == (FEW, False)


@pytest.mark.parametrize("more", ["", " aa bb cc dd ee ff gg"])
def test_when_no_page_has_all_the_words_those_with_most_of_them_answer(more):
    case("Le bassin au belvédère")
    case("Le bassin du phare")
    result = answer(f"bassin belvédère zzyzx{more}")
    assert result.is_relaxed
    assert found(f"bassin belvédère zzyzx{more}")[0] == "Le bassin au belvédère"


def test_a_word_mistyped_is_put_right_from_what_everyone_may_read():
    case("Le belvédère")
    case("Le bassin")
    spelling.relearn()
    for typed in ("belvedaire", "bellvédère", "belvédre"):
        assert found(typed) == ["Le belvédère"]
    assert answer("belvedaire").is_relaxed
    assert found("zzyzxq") == []


def test_what_is_written_as_typed_is_never_drowned_by_what_is_near_it():
    case("Un quaim")
    case("Le Quaimo et son quaim")
    for number in range(FEW):
        case(f"La barge {number}")
    case("La berge")
    spelling.relearn()
    assert set(found("quaim")[:2]) == {"Un quaim", "Le Quaimo et son quaim"}
    assert "La berge" not in found("barge")


def test_of_two_that_answer_alike_the_newer_comes_first():
    for year in (2014, 2025, 2019):
        build.article(title=f"Le belvédère en {year}", lead="Un article.", date=date(year, 5, 1))
    assert found("belvédère") == [f"Le belvédère en {year}" for year in (2025, 2019, 2014)]


def test_the_newest_first_when_somebody_asks_and_what_has_no_date_last():
    factories.member_page(title="Port du belvédère")
    build.article(title="Le belvédère", date=date(2014, 5, 1))
    build.article(title="Une nouvelle", lead="Du belvédère.", date=date(2025, 5, 1))
    assert found("belvédère", order="newest") == ["Une nouvelle", "Le belvédère", "Port du belvédère"]
    assert found("belvédère")[-1] == "Une nouvelle"
    dates = [hit.date for hit in answer("", chosen={"type": ["article", "member"]}).hits]
    assert dates == [date(2025, 5, 1), date(2014, 5, 1), None]


@pytest.fixture
def many():
    """Cases, articles, a member and studies that all say "rade", alike in some facets and not in others."""
    organisation = factories.OrganisationFactory()
    factories.member_page(organisation=organisation, presentation="<p>La rade.</p>")
    places = factories.PlaceFactory.create_batch(2)
    lead = [("actor", {"organisation": organisation, "name": ""})]
    themes = list(_themes())
    for number in range(6):
        case(
            f"La rade {number}", place=places[number % 2], main_theme=themes[number % 3], lead=lead if number < 3 else [],
            start=f"{2020 + number % 2}-01",
        )  # fmt: skip
    publication(title="Rade publique", year=2020, files=[readable("La rade.")], main_theme=themes[0])
    english = readable("The rade.", language="en", audience="members")
    publication(title="Rade réservée", year=2021, files=[english], main_theme=themes[1])
    build.article(title="La rade en nouvelles", main_theme=themes[2])
    case("Autre chose")


def _themes():
    return Theme.objects.filter(number__in=(1, 2, 8)).order_by("number")


@pytest.mark.parametrize("text", ["rade", ""])
def test_each_count_is_what_choosing_it_gives(many, text):
    themes = [theme.key for theme in _themes()]
    compared = set()
    for forced in ({}, {"type": ["practice"]}, {"theme": themes[:2]}, {"year": ["2020"]}, {"files": ["yes"]}):
        counts = answer(text, chosen=forced).counts
        for name, keys in counts.items():
            for key, number in keys.items():
                chosen = {**forced, name: [key]}
                assert answer(text, chosen=chosen).total == number, (forced, name, key)
                compared.add(name)
    assert compared == set(database.FACETS)


def test_values_of_one_filter_add_up_and_filters_narrow_each_other(many):
    def total(**chosen):
        return answer("rade", chosen=chosen).total

    one, other = total(year=["2020"]), total(year=["2021"])
    assert one and other
    assert total(year=["2020", "2021"]) == one + other
    assert total(year=["2020"], type=["publication"]) == 1
    assert total(year=["2021"], type=["publication"], audience=["public"]) == 0
    assert total(year=["1850"]) == 0


def test_the_page_of_a_file_that_answers_is_named_and_the_best_first():
    file = readable("Page de titre.", "Une digue ici.", "Rien.", "La digue, la digue et la digue.")
    study = publication(title="Une étude", files=[file])
    (hit,) = answer("digues").hits
    assert hit.page_id == study.pk
    assert set(hit.passages) == {(file.pk, 2), (file.pk, 4)}
    assert answer("digue zzyzx").is_relaxed


def test_a_page_of_a_file_in_both_languages_is_found_in_either():
    page = "Le soutage : bunkering. L’écluse et la jetée : lock and jetty. Les mots de la ville et du port, et leurs équivalents."
    file = readable(page)
    assert file.passages.get().language == "fr"
    SynonymGroup.objects.create(language="en", terms="bunkering\nship fuelling")
    publication(title="Glossaire", files=[file])
    publication("en", title="Glossary", files=[file])
    for text, language in (
        ("soutages", "fr"),
        ("jetty", "en"),
        ("bunkering", "en"),
        ("ship fuelling", "en"),
        ("lock bunkering", "en"),
    ):
        (hit,) = answer(text, language).hits
        assert hit.passages == [(file.pk, 1)], text
    assert found("bunkering -lock", "en") == []


def test_a_study_for_members_is_found_by_everyone_for_its_abstract_and_by_members_alone_for_its_pages():
    file = readable("Une digue.", audience="members")
    study = publication(title="Une étude", abstract="<p>Du littoral.</p>", files=[file])
    member = factories.member()
    assert found("littoral") == found("littoral", user=member) == ["Une étude"]
    assert found("digue") == []
    (hit,) = answer("digue", user=member).hits
    assert (hit.page_id, hit.passages) == (study.pk, [(file.pk, 1)])
    assert found("digue", user=factories.member(ended=1)) == []


def test_a_file_is_quoted_only_where_a_published_page_offers_it():
    file = readable("Une digue.")
    assert found("digue") == []
    draft = publication(title="Brouillon", files=[file], live=False)
    assert Use.objects.of(file).filter(page_id=draft.pk).exists()
    assert found("digue") == found("digue", user=factories.in_role("moderator")) == []
    closed = publication(title="Réservée", files=[file])
    factories.restrict(closed, "members")
    assert found("digue") == []
    assert found("digue", user=factories.member()) == ["Réservée"]
    closed.unpublish()
    assert found("digue", user=factories.member()) == []


def test_what_is_rewritten_or_removed_is_found_no_more():
    page = case("Le belvédère")
    file = readable("Une digue.")
    publication(title="Une étude", files=[file])
    page.title = "Le mirador"
    page.save_revision().publish()
    assert (found("belvédère"), found("mirador")) == ([], ["Le mirador"])
    file.passages.all().delete()
    assert found("digue") == []
    SearchDocument.objects.filter(pk=page.pk).delete()
    assert found("mirador") == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_that_can_be_typed_breaks_the_database(language):
    SynonymGroup.objects.create(language=language, terms="poste à quai\nmouillage\nport's\n½")
    case("Un quai")
    publication(title="Une étude", files=[readable("Un quai, l’eau et les réseaux.")])
    spelling.relearn()
    for text in [*nasty.texts(250, seed=8), *nasty.characters(50, seed=9)]:
        question = asked(text, language)
        result = database.answer(question)
        assert result.total >= len(result.hits) >= 0
        if question.query:
            assert database.number_of(question) <= result.total or not result.total


def test_the_words_of_a_choice_are_those_of_the_page_and_not_of_its_editor():
    source = {"title": "S", "publisher": "P", "url": "", "language": "fr", "accessed": "", "kind": "primary"}
    with translation.override("fr"):
        page = factories.practice("en", title="A lookout", sources=[("source", source)])
    body = SearchDocument.objects.get(pk=page.pk).body
    assert "French" in body
    assert "français" not in body
