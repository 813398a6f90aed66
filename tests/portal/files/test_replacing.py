"""A file that is replaced keeps its address; its figures, its text and its ETag are new."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from portal.models import PortalDocument
from portal.tasks import read_document
from search.models import SearchPassage
from tests import factories
from tests.portal.files.asking import BYTES, body, shown

pytestmark = pytest.mark.django_db


class TestReplacing:
    def test_the_address_stays_and_the_figures_the_etag_and_the_text_are_new(self, get):
        document = shown(content=factories.pdf("Ancien"), name="ancien.pdf")
        read_document.func(document.pk)
        before, address = get(document), document.url
        document.file.save("un-tout-autre-nom.pdf", ContentFile(factories.pdf("Nouveau", pages=2)), save=False)
        document.save()
        read_document.func(document.pk)
        document = PortalDocument.objects.get(pk=document.pk)
        after = get(address)
        assert document.url == address
        assert after["ETag"] != before["ETag"] == f'"{hashlib.sha256(body(before)).hexdigest()}"'
        assert after["Content-Disposition"] == before["Content-Disposition"]
        assert get(address, if_none_match=before["ETag"]).status_code == 200
        assert (document.page_count, document.file_size) == (2, len(body(after)))
        texts = SearchPassage.objects.filter(file=document).values_list("text", flat=True)
        assert [text.strip() for text in texts] == ["Nouveau 1", "Nouveau 2"]

    def test_a_file_that_cannot_be_read_any_more_loses_its_text_and_says_why(self):
        document = shown(content=factories.pdf())
        read_document.func(document.pk)
        document.file.save("casse.pdf", ContentFile(b"%PDF-1.4 rien"), save=False)
        document.save()
        read_document.func(document.pk)
        document.refresh_from_db()
        assert document.problem
        assert document.page_count is None
        assert not SearchPassage.objects.filter(file=document).exists()

    def test_saving_the_title_alone_changes_no_figure(self):
        document = PortalDocument.objects.get(pk=shown().pk)
        before = (document.sha256, document.replaced_at)
        document.title = "Autre"
        document.save()
        document.refresh_from_db()
        assert (document.sha256, document.replaced_at) == before


@pytest.mark.django_db(transaction=True)
class TestRolledBack:
    def test_a_replacement_that_fails_leaves_the_old_file_where_it_was(self):
        document = factories.document(BYTES, audience="public")
        storage, name = document.file.storage, document.file.name
        with pytest.raises(RuntimeError), transaction.atomic():
            storage.delete(name)
            raise RuntimeError
        assert storage.exists(name)
        with transaction.atomic():
            storage.delete(name)
            assert storage.exists(name)
        assert not storage.exists(name)
