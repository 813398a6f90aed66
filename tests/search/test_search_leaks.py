"""What search says without showing it: how many there are, and how a word is written."""

from collections import Counter

import pytest

from portal import access
from search import engines, spelling, words
from search.models import SearchDocument, SearchWord
from tests import factories
from tests.search import leaks
from tests.test_leaks import READERS, person
from tests.test_leaks import world as world

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def results(client, language, **parameters):
    return client.get(leaks.address(language, **parameters)).context["results"]


def test_nothing_is_counted_that_its_reader_may_not_see(client, world):
    counted, wrong = 0, []
    for role in READERS:
        client.logout()
        user = person(world, role)
        if user:
            client.force_login(user, backend=BACKEND)
        for language in leaks.ADDRESSES:
            for word in leaks.words_of(world):
                if role not in world.marks[word]:
                    shown = results(client, language, q=leaks.disguised(word))
                    counted += 1
                    if shown.total or any(shown.answer.counts.values()) or shown.other_language or shown.did_you_mean:
                        wrong.append((role, language, word))
            wrong += [(role, language, fault) for fault in miscounted(client, access.Reader(user), language)]
    assert wrong == []
    assert counted > 100


def test_whoever_may_see_a_page_or_read_a_file_finds_it(client, world):
    for word in ("mesange", "tadorne", "hirondelle", "zebrafr", "loutreen", "panthere", "gazelle", "colibri", "heron"):
        for role in READERS:
            client.logout()
            if user := person(world, role):
                client.force_login(user, backend=BACKEND)
            language = "en" if word.endswith("en") else "fr"
            assert bool(results(client, language, q=leaks.disguised(word)).total) == (role in world.marks[word]), (
                role,
                word,
            )


def miscounted(client, reader, language):
    """Name what the page counts otherwise than by looking at each document, for a word that pages of every audience share."""
    stem = words.stem("cas", language)
    seen = [
        row
        for row in SearchDocument.objects.in_language(language).select_related("page", "entry").prefetch_related("terms")
        if row.page.live and access.may_see_page(reader, row.page)
        and stem in row.entry.vector
    ]  # fmt: skip
    answer = results(client, language, q="cas", type=["practice", "member"]).answer
    kept = [row for row in seen if row.kind in ("practice", "member")]
    if answer.total != len(kept):
        yield f"{answer.total} results, {len(kept)} seen"
    for name, facet in engines.FACETS.items():
        if facet:
            truth = Counter(term.key for row in kept for term in row.terms.all() if term.facet == facet)
            if answer.counts[name] != truth:
                yield f"{name}: {answer.counts[name]}, {truth} seen"


def test_a_word_of_a_page_closed_since_the_vocabulary_was_made_is_offered_to_nobody_who_may_not_read_it(client):
    page, taken_back = factories.practice(title="Le belvédère"), factories.practice(title="Le mirador")
    spelling.relearn()
    factories.restrict(page, "members")
    taken_back.unpublish()
    assert SearchWord.objects.filter(form__in=("belvedere", "mirador")).count() == 2
    for typed, word in (("belvedaire", "belvedere"), ("miradro", "mirador")):
        html = client.get(leaks.address("fr", q=typed)).content.decode()
        assert word not in html and "<mark>" not in html
        assert client.get(leaks.address("fr", q=f"{typed} quai")).content.decode().count(word) == 0
    client.force_login(factories.member(), backend=BACKEND)
    assert results(client, "fr", q="belvedaire").did_you_mean == "belvedere"
    assert results(client, "fr", q="miradro").did_you_mean is None


def test_the_vocabulary_holds_no_word_of_a_page_that_is_not_for_everyone(world):
    known = set(SearchWord.objects.values_list("form", flat=True))
    closed = {word for word, readers in world.marks.items() if readers != set(READERS)}
    assert known & closed == set()
    assert {"mesange", "tadorne"} <= known
