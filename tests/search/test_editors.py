"""What editors do about search: synonyms that hold at once, the report of the queries, the sample groups."""

import csv
import io
from html import unescape

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone, translation

from portal.models import SampleObject
from portal.sample import SampleLoad
from search.models import QueryCount, SearchWord, SynonymGroup
from search.sample import learn_words, load_synonyms
from tests import factories

pytestmark = pytest.mark.django_db
SEARCH = {"fr": "/fr/recherche/", "en": "/en/search/"}
MAY = ("editor", "moderator", "administrator")


def address(action="list", *arguments):
    return reverse(SynonymGroup.snippet_viewset.get_url_name(action), args=arguments)


def in_the_admin(client, role, language="fr"):
    """Sign in somebody of this role who reads the admin in `language`."""
    user = factories.in_role(role)
    user.language = language
    user.save()
    client.force_login(user)
    return user


def group(*terms, language="fr"):
    return SynonymGroup.objects.create(language=language, terms="\n".join(terms))


def practice_on_a_gabare(language):
    return factories.practice(
        language, title={"fr": "Une gabare restaurée", "en": "A gabare restored"}[language], solution="<p>…</p>"
    )


def finds(client, text, language="fr"):
    """Return the page that a visitor gets who searches for `text`."""
    client.logout()
    return client.get(SEARCH[language], {"q": text}).content.decode()


@pytest.mark.parametrize("role", MAY)
def test_a_group_made_in_the_admin_holds_at_the_next_search_in_its_language_alone(client, role):
    french, english = practice_on_a_gabare("fr"), practice_on_a_gabare("en")
    factories.practice(title="Une coquillère lancée")
    factories.practice("en", title="A coquillère launched")
    assert french.url_path not in finds(client, "coquillère")
    in_the_admin(client, role)
    posted = {"language": "fr", "terms": "\n  Gabares \r\n\r\ncoquillère  \n"}
    assert client.post(address("add"), posted).status_code == 302
    assert SynonymGroup.objects.get().lines == ["Gabares", "coquillère"]
    found = finds(client, "coquillère")
    assert french.url_path in found
    assert english.url_path not in found
    found = finds(client, "coquillère", "en")
    assert "launched" in found
    assert english.url_path not in found


def test_a_group_changed_or_deleted_holds_at_the_next_search_too(client):
    page = factories.practice(title="Une gabare restaurée")
    made = group("gabare", "coquillère")
    in_the_admin(client, "editor")
    client.post(address("edit", made.pk), {"language": "fr", "terms": "gabare\nchaland"})
    assert page.url_path not in finds(client, "coquillère")
    assert page.url_path in finds(client, "chaland")
    in_the_admin(client, "editor")
    client.post(address("delete", made.pk))
    assert page.url_path not in finds(client, "chaland")


@pytest.mark.parametrize(
    ("terms", "french", "english"),
    [
        ("quai", "Écrivez au moins deux termes différents", "Write at least two different terms"),
        ("quai\nQUAIS\n  quai", "Écrivez au moins deux termes différents", "Write at least two different terms"),
        (
            "quai\n!?…",
            "« !?… » n’a aucun mot que la recherche puisse chercher",
            "“!?…” has no word that the search looks for",
        ),
        ("quai\nsur le", "« sur le » n’a aucun mot", "“sur le” has no word"),
        ("quai\n" + "a" * 81, "est trop long : un terme a au plus 80 caractères", "has at most 80 characters"),
        (
            "\n".join(f"terme{n}" for n in range(31)),
            "au plus 30 termes; celui-ci en a 31",
            "at most 30 terms; this one",
        ),
        ("quai\nna\0ppe", "caractère nul", "Null characters are not allowed"),
        ("\n \n", "Champ requis", "This field is required"),
    ],
)
def test_wrong_input_is_refused_with_its_reason_and_stays_in_the_form(client, terms, french, english):
    for language, message in (("fr", french), ("en", english)):
        in_the_admin(client, "editor", language)
        response = client.post(address("add"), {"language": "fr", "terms": terms})
        shown = response.context["form"]["terms"]
        html = unescape(response.content.decode())
        assert response.status_code == 200
        assert message in html
        assert len(shown.errors) == 1
        assert shown.value() == terms
        assert terms.strip() in html
    assert not SynonymGroup.objects.exists()


def test_thirty_terms_of_eighty_letters_are_accepted(client):
    in_the_admin(client, "editor")
    terms = "\n".join(f"{n:02}".ljust(80, "m") for n in range(30))
    assert client.post(address("add"), {"language": "en", "terms": terms}).status_code == 302


def test_a_language_that_is_none_of_the_two_is_refused(client):
    in_the_admin(client, "editor")
    assert client.post(address("add"), {"language": "xx", "terms": "quai\nappontement"}).status_code == 200
    assert not SynonymGroup.objects.exists()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_list_is_filtered_by_language_and_searched_by_term(client, language):
    group("quai", "appontement"), group("wharf", "pier", language="en")
    in_the_admin(client, "editor", language)
    assert {"fr": "Synonymes", "en": "Synonyms"}[language] in client.get("/admin/").content.decode()
    everything = client.get(address()).content.decode()
    assert "quai, appontement" in everything
    assert "wharf, pier" in everything
    for wanted in ({"language": "en"}, {"q": "PIER"}):
        found = client.get(address(), wanted).content.decode()
        assert "wharf, pier" in found
        assert "quai, appontement" not in found


def outsider(client, who):
    client.force_login(factories.member() if who == "member" else factories.in_role(who))


@pytest.mark.parametrize("who", ["translator", "member"])
def test_a_translator_and_a_member_neither_see_nor_change_synonyms(client, who):
    made = group("gabare", "coquillère")
    outsider(client, who)
    chooser = "/admin/snippets/choose/search/synonymgroup/"
    for path in (address(), address("edit", made.pk), address("history", made.pk), chooser, f"{chooser}results/"):
        response = client.get(path)
        assert response.status_code in (302, 403, 404), path
        assert "coquillère" not in response.content.decode()
    client.post(address("add"), {"language": "fr", "terms": "un\ndeux"})
    client.post(address("edit", made.pk), {"language": "fr", "terms": "gabare\nautre"})
    client.post(address("delete", made.pk))
    assert [row.terms for row in SynonymGroup.objects.all()] == ["gabare\ncoquillère"]


def counted(text, searches, without=0, *, language="fr", months_ago=0):
    today = timezone.localdate()
    months = today.year * 12 + today.month - 1 - months_ago
    month = today.replace(year=months // 12, month=months % 12 + 1, day=1)
    QueryCount.objects.create(month=month, language=language, text=text, searches=searches, without_results=without)
    return month.isoformat()


def rows(client, **asked):
    """Return what the CSV of the report says, as lists, its headings left out."""
    response = client.get(reverse("searches_report"), {"export": "csv", **asked})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))[1:]


@pytest.mark.parametrize("role", MAY)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_search_that_finds_nothing_is_in_the_report_and_a_telephone_is_not(client, role, language):
    finds(client, "zyxwabc"), finds(client, "418 555-0199"), finds(client, "ana@example.org")
    in_the_admin(client, role, language)
    html = client.get(reverse("searches_report")).content.decode()
    assert "zyxwabc" in html
    assert "555" not in html
    assert "ana@" not in html
    assert {"fr": "pendant 13 mois", "en": "for 13 months"}[language] in html
    assert rows(client) == [["zyxwabc", {"fr": "français", "en": "French"}[language], "1", "1"]]


def test_the_report_adds_up_the_months_or_shows_one(client):
    old, now = counted("quai", 5, 5, months_ago=2), counted("quai", 3)
    counted("quay", 4, 1, language="en")
    in_the_admin(client, "moderator", "en")
    assert rows(client) == [["quai", "French", "8", "5"], ["quay", "English", "4", "1"]]
    assert rows(client, month=now) == [["quay", "English", "4", "1"], ["quai", "French", "3", "0"]]
    assert rows(client, month=old) == [["quai", "French", "5", "5"]]
    assert rows(client, language="en") == [["quay", "English", "4", "1"]]
    assert rows(client, month=now, results="none") == [["quay", "English", "4", "1"]]
    with translation.override("en"):
        html = client.get(reverse("searches_report")).content.decode()
    assert f'value="{old}"' in html


def test_the_report_is_sorted_by_searches_or_by_those_without_results(client):
    counted("rare", 2, 2), counted("souvent", 9, 1), counted("jamais vu", 5, 5)
    in_the_admin(client, "moderator")
    order = {
        "": ["souvent", "jamais vu", "rare"], "searches": ["rare", "jamais vu", "souvent"],
        "-without_results": ["jamais vu", "rare", "souvent"], "pk; --": ["souvent", "jamais vu", "rare"],
    }  # fmt: skip
    for asked, wanted in order.items():
        assert [row[0] for row in rows(client, ordering=asked)] == wanted


def test_the_report_holds_many_queries_and_whatever_stands_in_its_address(client, django_assert_max_num_queries):
    for number in range(120):
        counted(f"mot {number:03}", number + 1)
    in_the_admin(client, "administrator")
    client.get(reverse("searches_report"))
    with django_assert_max_num_queries(25):
        assert "mot 000" in client.get(reverse("searches_report"), {"p": "3"}).content.decode()
    for wrong in ({"month": "2026-13-45"}, {"month": "x", "export": "csv"}, {"p": "999"}, {"results": "x"}):
        assert client.get(reverse("searches_report"), wrong).status_code == 200
    assert client.get(reverse("searches_report_results"), {"results": "none"}).status_code == 200


def test_a_spreadsheet_executes_no_query(client):
    month = counted('=hyperlink("http://x")', 1, 1)
    in_the_admin(client, "editor")
    assert rows(client)[0][0] == '\'=hyperlink("http://x")'
    response = client.get(reverse("searches_report"), {"export": "xlsx", "month": month})
    assert f"searches-{month[:7]}.xlsx" in response["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell.value for cell in cells][-2:] == [1, 1]


@pytest.mark.parametrize("who", ["translator", "member"])
def test_the_report_is_not_for_a_translator_nor_a_member(client, who):
    counted("zyxwabc", 1, 1)
    outsider(client, who)
    for query in ({}, {"export": "csv"}):
        for name in ("searches_report", "searches_report_results"):
            response = client.get(reverse(name), query)
            assert response.status_code in (302, 403)
            assert b"zyxwabc" not in response.content
    assert reverse("searches_report") not in client.get("/admin/").content.decode()


def test_the_sample_groups_are_sound_and_loaded_once():
    load = SampleLoad()
    load_synonyms(load)
    made = list(SynonymGroup.objects.values_list("pk", "language", "terms"))
    assert {language for _pk, language, _terms in made} == {"fr", "en"}
    for each in SynonymGroup.objects.all():
        each.full_clean()
    load.final = True
    load_synonyms(load)
    assert list(SynonymGroup.objects.values_list("pk", "language", "terms")) == made
    assert SampleObject.objects.filter(model="synonyms").count() == len(made)


def test_a_sample_group_that_an_editor_changed_or_deleted_stays_so():
    load_synonyms(SampleLoad())
    changed, deleted = SynonymGroup.objects.filter(language="fr")[:2]
    SynonymGroup.objects.filter(pk=changed.pk).update(terms="gabare\nchaland")
    deleted.delete()
    number = SynonymGroup.objects.count()
    load_synonyms(SampleLoad())
    assert SynonymGroup.objects.count() == number
    assert SynonymGroup.objects.get(pk=changed.pk).lines == ["gabare", "chaland"]


def test_the_words_of_the_sample_are_learnt_last_once_everything_is_published():
    from portal import sample

    assert sample.loaders()[-1].load is learn_words
    factories.practice(title="Une gabare restaurée")
    SearchWord.objects.all().delete()
    load = SampleLoad()
    learn_words(load)
    assert not SearchWord.objects.exists()
    load.final = True
    learn_words(load)
    assert SearchWord.objects.filter(language="fr", form="gabare").exists()
