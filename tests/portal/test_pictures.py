"""Renditions are public files only while their picture is public."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from PIL import Image, ImageFilter
from wagtail.models import Page

from portal.models import PortalImage
from portal.models.media import HEAVIEST
from portal.tasks import PICTURE_WIDTHS, picture_filters, render_pictures_of
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_once")]


def is_public_file(image):
    rendition = image.get_rendition("max-640x640|format-webp")
    path = Path(rendition.file.path)
    assert path.exists()
    return Path(settings.MEDIA_ROOT) in path.parents


def fresh(image):
    return PortalImage.objects.get(pk=image.pk)


def test_a_picture_becomes_public_with_the_page_that_shows_it_and_private_again_with_it():
    image = factories.image()
    assert not is_public_file(image)
    page = factories.practice(picture=image)
    assert is_public_file(fresh(image))
    restriction = factories.restrict(page, "members")
    assert not is_public_file(fresh(image))
    restriction.delete()
    assert is_public_file(fresh(image))
    Page.objects.get(pk=page.pk).specific.unpublish()
    assert not is_public_file(fresh(image))


def test_a_picture_kept_for_members_is_never_a_public_file():
    image = factories.image(audience="members")
    factories.practice(picture=image)
    assert not is_public_file(fresh(image))


def test_closing_an_image_moves_its_file_out_of_the_public_folder():
    image = factories.image()
    factories.practice(picture=image)
    before = Path(fresh(image).get_rendition("max-640x640|format-webp").file.path)
    row = fresh(image)
    row.audience = "members"
    row.save()
    assert not before.exists()


def test_the_address_of_a_private_rendition_asks_the_rule(client):
    image = factories.image()
    page = factories.practice(picture=image)
    factories.restrict(page, "members")
    render_pictures_of.func(page.pk)
    url = fresh(image).get_rendition("max-640x640|format-webp").url
    assert url.startswith("/images/")
    assert client.get(url).status_code == 404
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(url)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_renditions_carry_no_position_of_the_camera(tmp_path):
    import io

    from django.core.files.base import ContentFile
    from PIL import Image

    picture = Image.new("RGB", (800, 600))
    exif = picture.getexif()
    exif[0x8825] = {1: "N", 2: (46.0, 48.0, 0.0)}
    data = io.BytesIO()
    picture.save(data, format="JPEG", exif=exif)
    assert b"Exif" in data.getvalue()
    image = factories.image(file=ContentFile(data.getvalue(), name="photo.jpg"))
    with image.get_rendition("max-640x640|format-webp").file.open() as opened:
        assert not Image.open(opened).getexif()


def test_a_picture_closed_while_it_was_drawn_is_no_public_file():
    image = factories.image()
    page = factories.practice(picture=image)
    stale = fresh(image)
    assert stale.is_public
    factories.restrict(page, "members")
    assert not is_public_file(stale)


def test_a_collection_moved_under_a_closed_one_closes_its_pictures():
    from wagtail.models import Collection, CollectionViewRestriction

    root = Collection.get_first_root_node()
    closed, opened = root.add_child(name="Fermée"), root.add_child(name="Ouverte")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    image = factories.image(collection=opened)
    factories.practice(picture=image)
    assert fresh(image).is_public
    Collection.objects.get(pk=opened.pk).move(Collection.objects.get(pk=closed.pk), "sorted-child")
    Collection.objects.get(pk=opened.pk).save()
    assert not fresh(image).is_public


def test_what_a_crash_left_in_the_wrong_folder_is_put_right():
    from django.core.management import call_command

    image = factories.image()
    factories.practice(picture=image)
    assert is_public_file(fresh(image))
    PortalImage.objects.filter(pk=image.pk).update(audience="members")
    call_command("refresh_pictures", verbosity=0)
    assert not is_public_file(fresh(image))


def test_a_photograph_full_of_detail_is_made_light_enough_for_a_page():
    busy = Image.effect_noise((1600, 1200), 120).filter(ImageFilter.GaussianBlur(1.8)).convert("RGB")
    original, usual = BytesIO(), BytesIO()
    busy.save(original, "JPEG", quality=95)
    busy.resize((1440, 1080)).save(usual, "WEBP", quality=settings.WAGTAILIMAGES_WEBP_QUALITY)
    assert len(usual.getvalue()) > 1.2 * HEAVIEST
    image = factories.image(file=ContentFile(original.getvalue(), "bruit.jpg"))
    renditions = image.get_renditions(*picture_filters())
    assert {spec: (rendition.width, rendition.file.size <= HEAVIEST) for spec, rendition in renditions.items()} == {
        f"max-{width}x{width}|format-webp": (width, True) for width in PICTURE_WIDTHS
    }
