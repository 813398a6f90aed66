"""A publication's page: each part for whom its editor chose, files by their own audience, the reason and the way in."""

import datetime
from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal import formats
from portal.models import PortalDocument, Theme
from portal.publishing import publish
from portal.tasks import render_pictures_of
from publications import covers
from publications.models import PublicationPage
from search.models import SearchDocument
from tests import factories
from tests.publications.factories import publication

pytestmark = pytest.mark.django_db


def test_a_visitor_reads_the_abstract_and_the_way_in_but_gets_no_file(study, read):
    text = read(study)
    assert "Ce que la ville et le port ont appris." in text
    assert "Étude complète" in text
    assert 'id="access"' in text
    assert f"?next={quote(study.url_path)}" in text
    assert "/documents/" not in text
    assert "SHA-256" not in text


def test_a_member_gets_the_files_and_no_notice(study, read):
    text = read(study, factories.member())
    document = PortalDocument.objects.get()
    assert f'href="{document.url}"' in text
    assert document.sha256 in text
    assert 'id="access"' not in text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_expired_member_reads_since_when_in_the_language_of_the_page(language, read):
    page = publication(language, files=[factories.document(audience="members", language=language)])
    text = read(page, factories.member(ended=3))
    ended = timezone.localdate() - datetime.timedelta(days=3)
    assert formats.date(ended, language) in text
    assert "/documents/" not in text
    assert "?next=" not in text  # They have signed in: signing in again would not help.


def test_the_audience_of_the_file_alone_decides_in_both_languages(read):
    file = factories.document(audience="members", language="mul")
    french = publication(files=[file])
    english = publication("en", files=[file], translation_of=french, title="A study of the shore")
    assert "/documents/" not in read(french) + read(english)
    file.audience = "public"
    file.save()
    assert file.url in read(french)
    assert file.url in read(english)


def test_a_file_of_the_office_is_not_even_named_to_others(read):
    page = publication(
        files=[factories.document(title="Note interne", audience="staff"), factories.document(audience="public")]
    )
    assert "Note interne" not in read(page)
    assert "Note interne" not in read(page, factories.member())
    assert "Note interne" in read(page, factories.in_role("editor"))


def test_a_publication_without_file_says_that_it_is_to_come(read):
    text = read(publication("en", title="To come"))
    assert "The file is to come." in text
    assert 'id="access"' not in text


def test_parts_for_members_reach_members_alone(read):
    page = publication(
        abstract="<p>Le résumé du martin-pêcheur.</p>", abstract_audience="members",
        contents=["Chapitre du cormoran"], contents_audience="members",
    )  # fmt: skip
    visitor, member = read(page), read(page, factories.member())
    for words in ("martin-pêcheur", "cormoran"):
        assert words not in visitor
        assert words in member
    assert 'id="access"' in visitor


def test_parts_for_members_never_enter_the_public_document():
    page = publication(
        abstract="<p>Le résumé du martin-pêcheur.</p>", abstract_audience="members",
        contents=["Chapitre du cormoran"], contents_audience="members",
        cover=factories.image(), cover_audience="members",
    )  # fmt: skip
    document = SearchDocument.objects.get(page_id=page.pk)
    everything = f"{document.title} {document.summary} {document.body} {document.card} {page.description}"
    assert "martin-pêcheur" not in everything
    assert "cormoran" not in everything
    assert document.picture_id is None


def test_public_parts_can_be_found():
    page = publication(contents=["Chapitre du cormoran"])
    document = SearchDocument.objects.get(page_id=page.pk)
    assert "Ce que la ville" in document.summary
    assert "cormoran" in document.body


def test_a_part_closed_later_leaves_the_document_with_the_publication():
    page = publication(abstract="<p>Le résumé du martin-pêcheur.</p>")
    page.abstract_audience = "members"
    publish(page)
    document = SearchDocument.objects.get(page_id=page.pk)
    assert "martin-pêcheur" not in document.summary + document.body


def test_listings_carry_the_lock_of_the_narrowest_file_and_follow_it():
    opened, closed = factories.document(audience="public"), factories.document(audience="members")
    page = publication(files=[opened, closed])
    assert SearchDocument.objects.get(page_id=page.pk).card["lock"] is True
    closed.audience = "public"
    closed.save()
    document = SearchDocument.objects.get(page_id=page.pk)
    assert document.card["lock"] is False
    assert document.terms.get(facet="audience").key == "public"


def test_files_of_the_language_of_the_page_come_first(read):
    french = factories.document(title="Version en français", audience="public", language="fr")
    english = factories.document(title="Shore study", audience="public", language="en")
    text = read(publication(files=[english, french]))
    assert text.index("Version en français") < text.index("Shore study")
    assert 'lang="en-CA">Shore study' in text


def test_pages_are_counted_in_the_file_unless_the_editor_wrote_them():
    file = factories.document(factories.pdf(pages=3), audience="public")
    assert SearchDocument.objects.get(page_id=publication(files=[file]).pk).card["pages"] == 3
    assert (
        SearchDocument.objects.get(page_id=publication(files=[file], page_total=40, slug="autre").pk).card["pages"]
        == 40
    )


def test_the_catalogue_filters_by_kind_access_theme_language_and_year(read):
    opened = factories.document(audience="public", language="en")
    closed = factories.document(audience="members", language="fr")
    publication(
        title="Guide des marées",
        publication_kind="guide",
        files=[opened],
        year=2024,
        main_theme=Theme.objects.get(number=2),
    )
    publication(
        title="Étude des glaces",
        publication_kind="study",
        files=[closed],
        year=2025,
        main_theme=Theme.objects.get(number=9),
    )
    theme = Theme.objects.get(number=2).key
    for query in ("kind=guide", "audience=public", f"theme={theme}", "language=en", "year=2024"):
        text = read(f"/fr/publications/?{query}")
        assert "Guide des marées" in text, query
        assert "Étude des glaces" not in text, query


def test_a_page_costs_eight_queries_at_most_and_a_listing_ten(read, django_assert_max_num_queries):
    related = [("related", {"page": publication(title=f"Voisine {n}"), "reason": ""}) for n in range(3)]
    page = publication(
        files=[factories.document(title=f"Fichier {n}", audience="members") for n in range(3)],
        related=related, main_theme=Theme.objects.get(number=1), other_themes=[Theme.objects.get(number=2)], cover=factories.image(),
    )  # fmt: skip
    render_pictures_of.func(page.pk)
    read(page)
    cache.clear()
    with django_assert_max_num_queries(8):
        text = read(page)
    assert "Voisine 2" in text
    with django_assert_max_num_queries(10):
        read("/fr/publications/?kind=study&year=2026&audience=members&language=fr")


def test_the_same_document_twice_and_a_wrong_isbn_are_refused():
    file = factories.document(audience="public")
    with pytest.raises(ValidationError, match=r"."):
        publication(files=[file, file])
    with pytest.raises(ValidationError):
        publication(isbn="978-3-16-148410-1")
    publication(isbn="978-3-16-148410-0")


class TestCover:
    def made(self, **fields):
        page = publication(files=[factories.document(factories.pdf("Couverture"), audience="members")], **fields)
        assert covers.refresh(page)
        return PublicationPage.objects.get(pk=page.pk)

    def test_it_is_made_from_the_first_page_of_the_file_in_the_language_of_the_page(self):
        french = factories.document(factories.pdf("Français"), language="fr")
        english = factories.document(factories.pdf("English"), language="en")
        page = publication("en", files=[french, english])
        covers.refresh(page)
        page = PublicationPage.objects.get(pk=page.pk)
        assert page.made_from == f"{english.pk}:{english.sha256}"
        assert page.made_cover.alt_fr.startswith("Couverture de «\u00a0")
        assert page.made_cover.alt_en.startswith("Cover of “")
        assert page.made_cover.height > page.made_cover.width > 500

    def test_it_is_in_the_listing_and_is_public_though_the_file_is_not(self):
        page = self.made()
        assert SearchDocument.objects.get(page_id=page.pk).picture_id == page.made_cover_id
        assert page.made_cover.is_public

    def test_it_is_made_once(self):
        assert not covers.refresh(self.made())

    def test_a_later_publication_keeps_it(self):
        page = self.made()
        page.title = "Un autre titre"
        publish(page)
        again = PublicationPage.objects.get(pk=page.pk)
        assert again.made_cover_id == page.made_cover_id
        assert "Un autre titre" in again.made_cover.alt_fr

    def test_an_older_draft_published_afterwards_keeps_it(self):
        page = publication(files=[factories.document(audience="public")])
        draft = page.save_revision()
        covers.refresh(page)
        draft.publish()
        assert PublicationPage.objects.get(pk=page.pk).made_cover_id

    def test_it_is_made_again_when_the_file_is_replaced(self):
        page = self.made()
        file, before = PortalDocument.objects.get(), (page.made_cover_id, page.made_cover.file_hash)
        from django.core.files.base import ContentFile

        file.file.save("nouvelle.pdf", ContentFile(factories.pdf("Nouvelle")), save=False)
        file.save()
        assert covers.refresh(PublicationPage.objects.get(pk=page.pk))
        cover = PublicationPage.objects.get(pk=page.pk).made_cover
        assert cover.pk == before[0]
        assert cover.file_hash != before[1]

    def test_closing_it_closes_its_picture_with_the_publication(self, client):
        page = self.made()
        render_pictures_of.func(page.pk)
        page.cover_audience = "members"
        publish(page)
        cover = PublicationPage.objects.get(pk=page.pk).made_cover
        assert (cover.audience, cover.is_public) == ("members", False)
        assert SearchDocument.objects.get(page_id=page.pk).picture_id is None
        assert "cover-" not in client.get(page.url_path).content.decode()

    def test_an_editors_own_cover_is_closed_but_never_opened_by_the_page(self):
        image = factories.image()
        page = publication(cover=image, cover_audience="members")
        image.refresh_from_db()
        assert image.audience == "members"
        page.cover_audience = "public"
        publish(page)
        image.refresh_from_db()
        assert image.audience == "members"

    def test_it_leaves_when_an_editor_gives_one_or_takes_the_file_off(self):
        page = self.made()
        page.cover = factories.image()
        publish(page)
        assert covers.refresh(PublicationPage.objects.get(pk=page.pk))
        assert PublicationPage.objects.get(pk=page.pk).made_cover is None

    def test_a_copy_does_not_share_it(self):
        page = self.made()
        copy = page.copy(update_attrs={"slug": "copie"})
        assert PublicationPage.objects.get(pk=copy.pk).made_cover is None

    @pytest.mark.parametrize("content", [b"", b"%PDF-1.4 rien", b"<html>"])
    def test_a_file_that_cannot_be_read_gives_none(self, content):
        page = publication(files=[factories.document(content, audience="public")])
        assert not covers.refresh(page)

    def test_a_member_alone_sees_a_cover_for_members(self, read):
        page = self.made(cover_audience="members")
        render_pictures_of.func(page.pk)
        assert 'src="/images/' in read(page, factories.member())
        assert 'src="/images/' not in read(page)
