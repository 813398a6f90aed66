"""Editing a publication in the admin: the form, the draft, the preview, the translation."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from publications import covers
from publications.models import PublicationPage
from search.models import SearchDocument
from tests import factories
from tests.publications.factories import publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def study():
    french = factories.document(factories.pdf("Français"), language="fr", audience="members")
    english = factories.document(factories.pdf("English"), language="en", audience="members")
    return publication(files=[french, english], contents=["Chapitre un"], authors=["AIVP"])


@pytest.mark.parametrize("role", ["editor", "translator", "moderator", "administrator"])
def test_the_form_opens_for_every_role_of_the_team(client, study, role):
    client.force_login(factories.in_role(role), backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("wagtailadmin_pages:edit", args=[study.pk]))
    assert response.status_code == 200
    assert "abstract_audience" in response.content.decode()


def test_a_preview_shows_the_draft_with_its_themes_and_files(client, study):
    client.force_login(factories.in_role("editor"), backend="django.contrib.auth.backends.ModelBackend")
    study.title = "Un brouillon"
    study.abstract_audience = "members"
    study.save_revision()
    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[study.pk]))
    text = response.content.decode()
    assert response.status_code == 200
    assert "Un brouillon" in text
    assert "Ce que la ville et le port ont appris." in text
    assert SearchDocument.objects.get(page_id=study.pk).title == "Une étude du littoral"


def test_a_translation_is_a_draft_with_the_same_files_and_a_cover_of_its_own(study):
    covers.refresh(study)
    study.refresh_from_db()
    assert study.made_cover_id
    twin = study.copy_for_translation(Locale.objects.get(language_code="en"))
    assert not twin.live
    assert [block.value["document"].language for block in twin.files] == ["fr", "en"]
    twin.save_revision().publish()
    twin = PublicationPage.objects.get(pk=twin.pk)
    assert twin.made_cover_id is None
    assert covers.refresh(twin)
    twin = PublicationPage.objects.get(pk=twin.pk)
    assert twin.made_cover_id not in (None, study.made_cover_id)
    assert "English" not in study.made_cover.alt_en


def test_what_a_publication_shows_cannot_be_deleted(client, study):
    client.force_login(factories.in_role("administrator"), backend="django.contrib.auth.backends.ModelBackend")
    document = next(iter(study.files)).value["document"]
    client.post(reverse("wagtaildocs:delete", args=[document.pk]))
    assert type(document).objects.filter(pk=document.pk).exists()
