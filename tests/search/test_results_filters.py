"""The filters of the results page: kept, counted, taken off."""

import re

import pytest

from portal.models import Theme
from tests import factories
from tests.news import build
from tests.search.reading import FR, ask, links, said, titles

pytestmark = pytest.mark.django_db


def case(title, **fields):
    return factories.practice(title=title, **fields)


def test_filters_keep_the_words_and_each_can_be_taken_off(client):
    theme = Theme.objects.get(number=1)
    case("Le quai & la rive", main_theme=theme)
    case("Le quai rouvert")
    build.article(title="Le quai en nouvelles", main_theme=theme)
    html = ask(client, "quai & rive", type="practice", theme=theme.key, sort="newest")
    assert titles(html) == ["Le quai &amp; la rive"]
    form = re.search(r'<form class="filters".*?</form>', html, re.S)[0]
    assert '<input type="hidden" name="q" value="quai &amp; rive">' in form
    assert '<input type="hidden" name="sort" value="newest">' in form
    checked = re.findall(r"<input[^>]*checked[^>]*>", form)
    assert len(checked) == 2
    kept = links(html, f"Retirer le filtre {theme.label_fr}")
    assert len(kept) == 1 and "type=practice" in kept[0] and "theme" not in kept[0] and "q=quai+%26+rive" in kept[0]
    assert links(html, "Retirer tous les filtres") == ["?q=quai+%26+rive"]
    assert "type=practice" in links(html, "par pertinence")[0]


def test_filters_that_leave_nothing_are_named_with_the_way_out(client):
    case("Le belvédère")
    html = ask(client, "belvédère", type="event", year="1850")
    assert said(html).startswith("0")
    assert len(re.findall(r"Sans «[\u00a0\u202f ]?.*?»", html)) == 2
    assert "?q=belv%C3%A9d%C3%A8re" in links(html, "Sans aucun filtre")


def test_filters_alone_list_what_they_let_through(client):
    case("Un quai")
    build.article(title="Une nouvelle")
    html = client.get(FR, {"type": "article"}).content.decode()
    assert titles(html) == ["Une nouvelle"]
    assert said(html) == "1 résultat"


def test_the_other_language_is_offered_with_the_filters_in_force(client):
    theme = Theme.objects.get(number=1)
    for number in range(4):
        factories.practice("en", title=f"A lookout {number}", **({"main_theme": theme} if number else {}))
    html = ask(client, "lookout", theme=theme.key, type="practice")
    (address,) = links(html, "3 résultats en anglais")
    assert said(client.get(address).content.decode()) == "3 results for “lookout”"
    assert "résultats en anglais" not in ask(client, "lookout", type="event")


def test_a_page_of_any_type_is_one_with_files_when_its_text_offers_one(client):
    document = factories.document(audience="public")
    block = {"type": "document", "value": {"document": document.pk, "description": ""}}
    page = build.article(title="Un quai en nouvelles", body=[block])
    factories.event(title="Un quai en fête", documents=[block])
    case("Un quai sans rien")
    assert set(titles(ask(client, "quai", files="yes"))) == {"Un quai en nouvelles", "Un quai en fête"}
    page.body = []
    page.save_revision().publish()
    assert titles(ask(client, "quai", files="yes")) == ["Un quai en fête"]
