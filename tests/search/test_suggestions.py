"""What the field offers while somebody types."""

import pytest

from search import suggestions
from tests import factories

pytestmark = pytest.mark.django_db
FR, EN = "/fr/recherche/suggestions/", "/en/search/suggestions/"


def suggested(client, text, address=FR):
    return [(one["value"], one["url"]) for one in client.get(address, {"q": text}).json()]


def test_suggestions_are_titles_that_begin_as_what_is_typed_open_to_the_reader(client):
    page = factories.practice(title="Québec rouvre un quai")
    hidden = factories.practice(title="Québec ferme un quai")
    factories.restrict(hidden, "members")
    assert (
        suggested(client, "QUE")
        == suggested(client, "qué")
        == suggested(client, "quai qu")
        == [(page.title, page.url_path)]
    )
    assert suggested(client, "rouvert") == suggested(client, "q") == suggested(client, "ouvre") == []
    assert suggested(client, "que", EN) == []
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    assert (hidden.title, hidden.url_path) in suggested(client, "que")


def test_suggestions_are_few_and_those_that_begin_the_title_come_first(client):
    for number in range(9):
        factories.practice(title=f"Un bassin {number}")
    first = factories.practice(title="Bassin Louise")
    found = suggested(client, "bass")
    assert (len(found), found[0][0]) == (7, first.title)


def test_a_member_is_offered_however_many_pages_speak_of_it(client, monkeypatch):
    monkeypatch.setattr(suggestions, "READ", 1)
    factories.member_page(title="Port du Bassin")
    for number in range(9):
        factories.practice(title=f"Le port du Bassin {number}")
    assert suggested(client, "bassin")[0][0] == "Port du Bassin"
