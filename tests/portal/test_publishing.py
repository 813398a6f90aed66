"""What publishing costs beside stock Wagtail, and that it is all or nothing."""

import weakref

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail import signals

from portal.models import PortalImage
from portal.publishing import publish
from portal.social.upkeep import bring_up_to_date
from practices.models import PracticePage
from search.models import SearchDocument
from tests import factories

pytestmark = pytest.mark.django_db
MORE_THAN_STOCK = 15


def case(blocks):
    indicators = [
        ("indicator", {"label": f"I{n}", "value": "1", "unit": "", "year": "2025", "source": 1}) for n in range(blocks)
    ]
    sources = [
        ("source", {"title": "S", "publisher": "P", "url": "", "language": "fr", "accessed": "", "kind": "primary"})
    ]
    return factories.practice(indicators=indicators, sources=sources, picture=factories.image())


def cost(page):
    """Return how many queries it takes to publish the latest revision of `page` once more."""
    revision = page.save_revision()
    with CaptureQueriesContext(connection) as queries:
        revision.publish()
    return len(queries)


@pytest.fixture
def stock(monkeypatch):
    """Publish as Wagtail does without the portal's receivers (its own stay)."""

    def silence():
        ours = [row for row in signals.page_published.receivers if not _is_wagtails(row)]
        monkeypatch.setattr(
            signals.page_published, "receivers", [row for row in signals.page_published.receivers if row not in ours]
        )
        signals.page_published.sender_receivers_cache.clear()

    yield silence
    signals.page_published.sender_receivers_cache.clear()


def _is_wagtails(row):
    function = row[1]() if isinstance(row[1], weakref.ReferenceType) else row[1]
    return function.__module__.startswith("wagtail")


def test_publishing_costs_at_most_fifteen_queries_more_than_stock(stock):
    page = case(3)
    bring_up_to_date(page.pk)
    page.title = "Un autre titre"
    ours = cost(PracticePage.objects.get(pk=page.pk))
    stock()
    theirs = cost(PracticePage.objects.get(pk=page.pk))
    print(f"publishing: {ours} queries, stock {theirs}")
    assert theirs < ours <= theirs + MORE_THAN_STOCK


def test_no_query_is_added_for_a_block():
    assert cost(case(12)) == cost(case(2))


def test_a_page_whose_picture_is_not_described_is_refused_and_nothing_changes():
    page = factories.practice(live=False)
    page.picture = factories.image(alt_en="")
    with pytest.raises(ValidationError, match=r"texte de remplacement|alternative text"):
        publish(page)
    assert not PracticePage.objects.get(pk=page.pk).live
    assert not SearchDocument.objects.filter(pk=page.pk).exists()
    assert not PortalImage.objects.get(pk=page.picture_id).is_public
