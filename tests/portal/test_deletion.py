"""What is in use is not deleted, by anybody, and the person who tries reads where it is used."""

from contextlib import ExitStack

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse

from members.models import Organisation
from portal.deletion import uses_of
from portal.models import Measure, Place, PortalDocument, PortalImage, Theme
from portal.publishing import publish
from practices.models import PracticePage
from tests import factories

pytestmark = pytest.mark.django_db


def refused(*arguments, **options):
    """Expect a `ProtectedError`, in a savepoint: a deletion that fails spoils the transaction it is in."""
    stack = ExitStack()
    stack.enter_context(pytest.raises(ProtectedError, *arguments, **options))
    stack.enter_context(transaction.atomic())
    return stack


def theme(number=99):
    return Theme.objects.create(
        key=f"essai-{number}", number=number, label_fr=f"Essai {number}", label_en=f"Trial {number}"
    )


@pytest.fixture
def administrator(client):
    user = factories.UserFactory(is_superuser=True)
    client.force_login(user)
    return user


def of_every_kind():
    """Return {name: an object in use by the returned page}."""
    organisation = factories.OrganisationFactory(place=None)
    measure = Measure.objects.create(
        theme=Theme.objects.get(number=8), key="ouvrir-les-quais", label_fr="Ouvrir", label_en="Open"
    )
    document, image, place = factories.document(), factories.image(), factories.PlaceFactory()
    page = factories.practice(
        place=place,
        picture=image,
        lead=[("actor", {"organisation": organisation, "name": ""})],
        funding=f'<p><a linktype="document" id="{document.pk}">Budget</a></p>',
        live=False,
    )
    page.measures = [measure]
    page.other_themes = [theme(97)]
    publish(page)
    return page, {
        "main theme": page.main_theme, "other theme": Theme.objects.get(number=97), "measure": measure, "place": place,
        "organisation": organisation, "image": image, "document": document,
    }  # fmt: skip


def test_whatever_a_published_page_uses_is_kept_and_the_refusal_names_the_page():
    page, used = of_every_kind()
    for name, item in used.items():
        assert page.pk in {use.owner.pk for use in uses_of(item) if use.is_page}, name
        with refused(match="Un quai rouvert"):
            item.delete()
        with refused():
            type(item).objects.filter(pk=item.pk).delete()
        assert type(item).objects.filter(pk=item.pk).exists(), name


def test_a_theme_chosen_only_in_a_draft_is_kept():
    page = factories.practice()
    chosen = theme()
    page.other_themes = [chosen]
    page.save_revision()
    assert not PracticePage.objects.filter(other_themes=chosen).exists()
    (use,) = uses_of(chosen)
    assert use.in_draft_only
    assert "brouillon" in str(use) or "draft" in str(use)
    with refused():
        chosen.delete()


def test_what_no_page_uses_any_more_can_go():
    page = factories.practice()
    chosen = theme()
    page.other_themes = [chosen]
    publish(page)
    page = PracticePage.objects.get(pk=page.pk)
    page.other_themes = []
    publish(page)
    chosen.delete()
    assert not Theme.objects.filter(pk=chosen.pk).exists()


def test_a_page_that_is_deleted_frees_what_it_used():
    page, used = of_every_kind()
    page.delete()
    for item in (used["organisation"], used["measure"], used["image"], used["document"], used["place"]):
        item.delete()


def test_rows_that_are_no_pages_count_as_uses():
    place = factories.PlaceFactory()
    factories.OrganisationFactory(place=place)
    parent = theme()
    Measure.objects.create(theme=parent, key="une-mesure", label_fr="Une mesure", label_en="A measure")
    logo = factories.image()
    factories.OrganisationFactory(logo=logo)
    for item in (place, parent, logo):
        with refused():
            item.delete()


def test_an_organisation_for_which_a_person_stands_is_kept_and_one_with_past_memberships_alone_is_not():
    organisation = factories.member().seats.get().organisation
    with refused():
        organisation.delete()
    organisation.seats.all().delete()
    Organisation.objects.get(pk=organisation.pk).delete()


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_admin_shows_where_each_thing_is_used_and_deletes_nothing(client, administrator, method):
    page, used = of_every_kind()
    addresses = {
        "image": reverse("wagtailimages:delete", args=[used["image"].pk]),
        "document": reverse("wagtaildocs:delete", args=[used["document"].pk]),
    }
    for name in ("main theme", "measure", "place", "organisation"):
        viewset = type(used[name]).snippet_viewset
        addresses[name] = reverse(viewset.get_url_name("delete"), args=[used[name].pk])
    for name, address in addresses.items():
        response = getattr(client, method)(address)
        text = response.content.decode()
        assert response.status_code == 409, name
        assert page.title in text, name
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in text, name
        assert type(used[name]).objects.filter(pk=used[name].pk).exists(), name


def test_bulk_deletions_are_refused_as_a_whole(client, administrator):
    page, used = of_every_kind()
    free = {
        Theme: theme(),
        Place: factories.PlaceFactory(),
        PortalImage: factories.image(),
        PortalDocument: factories.document(),
    }
    for name in ("main theme", "place", "image", "document"):
        item = used[name]
        model = type(item)
        address = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, "delete"])
        response = client.post(f"{address}?id={item.pk}&id={free[model].pk}&next=/admin/")
        assert response.status_code == 409, name
        assert page.title in response.content.decode(), name
        assert model.objects.filter(pk__in=[item.pk, free[model].pk]).count() == 2, name


def test_what_nobody_uses_is_deleted_from_the_admin(client, administrator):
    image, document, place = factories.image(), factories.document(), factories.PlaceFactory()
    for address in (
        reverse("wagtailimages:delete", args=[image.pk]),
        reverse("wagtaildocs:delete", args=[document.pk]),
        reverse(Place.snippet_viewset.get_url_name("delete"), args=[place.pk]),
    ):
        assert client.get(address).status_code == 200
        assert client.post(address).status_code == 302
    assert not PortalImage.objects.filter(pk=image.pk).exists()
    assert not PortalDocument.objects.filter(pk=document.pk).exists()
    assert not Place.objects.filter(pk=place.pk).exists()


def test_a_page_that_the_person_may_not_see_is_counted_and_not_named(client):
    page = factories.practice(title="Un titre qui reste entre nous")
    group = Group.objects.create(name="Lieux seulement")
    group.permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "delete_place", "change_place", "view_place"])
    )
    person = factories.UserFactory()
    person.groups.add(group)
    client.force_login(person)
    response = client.post(reverse(Place.snippet_viewset.get_url_name("delete"), args=[page.place.pk]))
    assert response.status_code == 409
    assert "Un titre qui reste entre nous" not in response.content.decode()
    assert Place.objects.filter(pk=page.place.pk).exists()
