"""Files that exist are opened, replaced and taken out of closed collections by people who may publish, and by nobody else."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from portal.file_moderation import REPLACED, WIDER
from portal.models import PortalDocument, PortalImage, Use
from practices.models import PracticePage
from tests import factories

pytestmark = pytest.mark.django_db


def sign_in(client, role):
    client.force_login(factories.in_role(role), backend="django.contrib.auth.backends.ModelBackend")


def make(kind, **fields):
    return factories.document(**fields) if kind == "docs" else factories.image(**fields)


def answers(**more):
    return {
        "title": "Étude", "collection": Collection.get_first_root_node().pk, "tags": "", "audience": "members", "language": "fr",
        "alt_fr": "Un quai.", "alt_en": "A quay.", **more,
    }  # fmt: skip


def new_file(kind):
    if kind == "docs":
        return SimpleUploadedFile("autre.pdf", factories.pdf("Autre"))
    return SimpleUploadedFile("autre.png", factories.picture_file(colour=(200, 0, 0)).read())


def edit(client, kind, item, **more):
    return client.post(reverse(f"wagtail{kind}:edit", args=[item.pk]), answers(**more))


def edit_in_multiple_upload(client, kind, item, **more):
    prefix = "doc" if kind == "docs" else "image"
    data = {f"{prefix}-{item.pk}-{name}": value for name, value in answers(**more).items()}
    return client.post(
        reverse(f"wagtail{kind}:edit_multiple", args=[item.pk]), data, headers={"x-requested-with": "XMLHttpRequest"}
    )


def publish_with(item):
    """Note that a published page uses `item`."""
    page = factories.practice()
    Use.objects.create(page=page, content_type=ContentType.objects.get_for_model(item), object_id=item.pk, live=True)


@pytest.mark.parametrize("door", [edit, edit_in_multiple_upload])
@pytest.mark.parametrize("kind", ["docs", "images"])
@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [("members", "public", True), ("staff", "members", True), ("staff", "public", True), ("public", "staff", False),
     ("members", "members", False)],
)  # fmt: skip
def test_an_editor_narrows_an_audience_and_never_widens_it(client, door, kind, before, after, kept):
    sign_in(client, "editor")
    item = make(kind, audience=before)
    response = door(client, kind, item, audience=after)
    item.refresh_from_db()
    assert item.audience == (before if kept else after)
    if kept and door is edit:
        assert response.context["form"].errors["audience"] == [WIDER]
    elif kept:
        assert response.json()["success"] is False


@pytest.mark.parametrize("role", ["moderator", "administrator"])
@pytest.mark.parametrize("kind", ["docs", "images"])
def test_those_who_publish_open_and_replace_files(client, role, kind):
    sign_in(client, role)
    item = make(kind, audience="members")
    publish_with(item)
    before = item.file.name
    assert edit(client, kind, item, audience="public", file=new_file(kind)).status_code == 302
    item.refresh_from_db()
    assert item.audience == "public"
    assert item.file.name != before


@pytest.mark.parametrize("kind", ["docs", "images"])
def test_an_editor_replaces_a_file_until_it_is_published(client, kind):
    sign_in(client, "editor")
    item = make(kind, audience="members")
    assert edit(client, kind, item, file=new_file(kind)).status_code == 302
    item.refresh_from_db()
    kept = item.file.name
    publish_with(item)
    response = edit(client, kind, item, file=new_file(kind))
    assert response.context["form"].errors["file"] == [REPLACED]
    item.refresh_from_db()
    assert item.file.name == kept
    assert item.file.storage.exists(kept)
    assert edit(client, kind, item, title="Nouveau titre").status_code == 302


def test_an_editor_replaces_no_file_of_a_page_approved_for_later(client):
    item = factories.document()
    page = factories.practice(live=False, solution=f'<p><a linktype="document" id="{item.pk}">Étude</a></p>')
    page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision().publish()
    assert not PracticePage.objects.get(pk=page.pk).live
    sign_in(client, "editor")
    assert edit(client, "docs", item, file=new_file("docs")).status_code == 200
    assert PortalDocument.objects.get(pk=item.pk).sha256 == item.sha256


@pytest.mark.parametrize(("kind", "model"), [("docs", PortalDocument), ("images", PortalImage)])
def test_an_editor_adds_a_file_for_whoever_it_is(client, kind, model):
    sign_in(client, "editor")
    response = client.post(reverse(f"wagtail{kind}:add"), answers(audience="public", file=new_file(kind)))
    assert response.status_code == 302
    assert model.objects.get().audience == "public"


@pytest.mark.parametrize("kind", ["docs", "images"])
def test_an_editor_takes_no_file_out_of_a_closed_collection(client, kind):
    root = Collection.get_first_root_node()
    closed = root.add_child(name="Au bureau")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    item = make(kind, collection=closed, audience="members")
    bulk = reverse("wagtail_bulk_action", args=[item._meta.app_label, item._meta.model_name, "add_to_collection"])
    for role, taken_out in (("editor", False), ("moderator", True)):
        sign_in(client, role)
        edit(client, kind, item, collection=root.pk)
        item.refresh_from_db()
        assert (item.collection_id == root.pk) is taken_out
        type(item).objects.update(collection=closed)
        client.post(f"{bulk}?id={item.pk}", {"collection": root.pk})
        item.refresh_from_db()
        assert (item.collection_id == root.pk) is taken_out
