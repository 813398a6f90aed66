"""`search_check`: what it finds wrong with the documents themselves, each thing by its page."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from search.analysis import analyse_again
from search.models import SearchDocument, SearchEntry
from tests import factories

pytestmark = pytest.mark.django_db


def check():
    """Return what the command prints, and whether it fails."""
    out = StringIO()
    try:
        call_command("search_check", stdout=out)
    except CommandError:
        return out.getvalue(), True
    return out.getvalue(), False


def test_a_site_without_difference_says_how_many_documents_it_has():
    factories.practice(title="Un quai")
    text, failed = check()
    assert not failed and text == f"{SearchDocument.objects.count():,} documents, no difference.\n"


def test_a_page_without_its_document_is_named():
    page = factories.practice(title="Un quai")
    SearchDocument.objects.filter(pk=page.pk).delete()
    assert check() == (f"documents: page {page.pk} has none; publish it again\n", True)
    page.save_revision().publish()
    assert not check()[1]


def test_a_document_of_a_page_no_longer_published_is_named():
    page = factories.practice(title="Un quai")
    Page.objects.filter(pk=page.pk).update(live=False)
    assert check() == (f"documents: page {page.pk} is not published\n", True)


@pytest.mark.parametrize(
    "wrong",
    [{"forms": " autre chose "}, {"keys": "theme:autre"}, {"vector": ("quai", "autre", "chose")}, {"kind": "member"}],
)
def test_words_that_are_not_those_of_the_text_are_named_until_they_are_made_again(wrong):
    page = factories.practice(title="Un quai")
    SearchEntry.objects.filter(pk=page.pk).update(**wrong)
    text, failed = check()
    assert failed and f"the words of page {page.pk} are not those of its text" in text
    analyse_again()
    assert not check()[1]


def test_a_document_without_its_entry_and_an_entry_without_its_document_are_named_until_they_are_made_again():
    page, gone = factories.practice(title="Un quai"), factories.practice(title="Une digue")
    SearchEntry.objects.filter(pk=page.pk).delete()
    orphan = SearchEntry.objects.get(pk=gone.pk)
    Page.objects.get(pk=gone.pk).delete()
    assert not SearchEntry.objects.filter(pk__in=(page.pk, gone.pk)).exists()
    orphan.vector = ("digue", "", "")
    orphan.save(force_insert=True)
    text, failed = check()
    assert failed and f"page {page.pk} " in text and f"page {gone.pk} " in text
    analyse_again()
    assert not check()[1]
