"""Generated pages: the same rows as publishing leaves, both languages, readable, marked; asked twice, added to once."""

import datetime
import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils.translation import override
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from portal import corpus
from portal.corpus.generating import generate as generate_pairs
from portal.corpus.materials import Materials, pictures
from portal.models import PortalImage, SampleObject, Use
from portal.publishing import publish
from portal.sample import SampleLoad
from sample.check import BOTH, ENGLISH, FRENCH
from search.models import SearchDocument, SearchTerm
from tests import budget

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 22)
ENOUGH = 16  # Pairs: each type twice.


def generate(pages=ENOUGH, **options):
    """Call the command and return what it printed."""
    out = StringIO()
    call_command("generate_corpus", **{"pages": pages, "day": DAY, "without_pictures": True, "stdout": out, **options})
    return out.getvalue()


def generated():
    """Return the generated pages, specific, in the order in which they were made."""
    keys = SampleObject.objects.filter(model="corpus").order_by("object_id").values_list("object_id", flat=True)
    return [page.specific for page in Page.objects.filter(pk__in=keys).order_by("pk")]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """Hold a small corpus for the tests of this module, which read it, then take it back."""
    with django_db_blocker.unblock(), transaction.atomic():
        generate()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def pages(site, db):
    """Return the pages of the small corpus."""
    return generated()


def plain(value):
    """Return a field of a revision; blocks as data, whatever the order of their parts."""
    return json.loads(value) if isinstance(value, str) and value.startswith("[{") else value


def rows_of(page):
    """Return everything that publishing leaves behind for a page, without identifiers and moments."""
    document = SearchDocument.objects.get(pk=page.pk)
    content = Revision.objects.for_instance(page).latest("pk").content
    fleeting = ("latest_revision", "live_revision", "live", "has_unpublished_changes", "_at", "numchild")
    return {
        "document": {f.name: getattr(document, f.attname) for f in document._meta.fields if f.name != "written_at"},
        "terms": set(SearchTerm.objects.filter(document=document).values_list("facet", "key", "position")),
        "uses": set(Use.objects.filter(page_id=page.pk).values_list("content_type", "object_id", "live")),
        "references": set(
            ReferenceIndex.objects.filter(object_id=str(page.pk), base_content_type__model="page").values_list(
                "to_content_type", "to_object_id", "model_path", "content_path"
            )
        ),
        "revision": {key: plain(value) for key, value in content.items() if not key.endswith(fleeting)},
        "log": set(PageLogEntry.objects.filter(page_id=page.pk).values_list("action", "label")),
    }


def test_each_page_is_what_publishing_it_would_have_left(pages):
    for page in {type(page): page for page in pages}.values():
        before = rows_of(page)
        with override(page.language):
            publish(page)
        ReferenceIndex.objects.filter(object_id=str(page.pk)).delete()
        ReferenceIndex.create_or_update_for_object(type(page).objects.get(pk=page.pk))
        after = rows_of(page)
        for part, value in before.items():
            assert value == after[part], f"{type(page).__name__}: {part}"


def test_the_tree_is_sound_and_every_type_comes_in_both_languages(pages):
    assert Page.find_problems() == ([], [], [], [], [])
    assert {type(page) for page in pages} == {kind.model for kind in corpus.kinds()}
    for page in pages:
        twin = Page.objects.exclude(pk=page.pk).get(translation_key=page.translation_key)
        assert {page.language, twin.specific.language} == {"fr", "en"}
        assert page.url_path == page.get_parent().url_path + page.slug + "/"


def test_an_editor_could_publish_each_page_as_it_is(pages):
    for page in pages:
        page.full_clean()
        fields = {field.name: getattr(page, field.name) for field in page._meta.concrete_fields}
        assert page.problems_before_publishing(fields) == [], page


def test_every_page_answers_within_the_budget(pages, client):
    for page in {(type(page), page.language): page for page in pages}.values():
        assert budget.queries(client, page.url_path) <= 8, page.url_path
        assert '<meta name="description" content="' in client.get(page.url_path).content.decode()


def test_nobody_takes_a_page_for_a_real_one(pages):
    for page in pages:
        document = SearchDocument.objects.get(pk=page.pk)
        assert re.search(r"page d’essai|test page|fictive|fictif|fictional", page.title)
        assert re.search(r"essai|test|fictif|fictive|fictional|generated|générée", document.title + document.body)


def texts(value):
    """Yield every text of a revision's content that a reader sees."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name not in ("url", "id", "website", "url_path", "start", "end", "accessed", "date"):
                yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, str):
        if value.startswith(("[{", '{"')):
            yield from texts(json.loads(value))
        elif " " in value:
            yield re.sub(r"<[^>]+>", " ", value).strip()


def test_texts_are_set_as_an_editor_sets_them(pages):
    for page in pages:
        rules = (*(FRENCH if page.language == "fr" else ENGLISH), *BOTH[1:])
        for text in texts(page.latest_revision.content):
            wrong = [what for pattern, what in rules if re.search(pattern, text)]
            assert wrong == [], f"{wrong}: {text}"
            assert "{" not in text


def test_pictures_are_made_and_public_before_anybody_asks(pages):
    load = SampleLoad()
    load.pictures = dict(list(load.pictures.items())[:2])
    materials = Materials(1, DAY, with_pictures=False)
    materials.pictures = pictures(load)
    generate_pairs(ENOUGH + 12, held=ENOUGH, materials=materials)
    used = {page.picture_id for page in generated() if getattr(page, "picture_id", None)}
    assert used
    for image in PortalImage.objects.filter(pk__in=used):
        assert image.is_public
        assert image.renditions.exists()


def test_the_same_seed_and_day_give_the_same_pages(pages):
    first = [
        (page.title, page.slug, page.translation_key, SearchDocument.objects.get(pk=page.pk).body) for page in pages
    ]
    Page.objects.filter(pk__in=[page.pk for page in pages]).delete()
    SampleObject.objects.filter(model="corpus").delete()
    generate()
    again = [(p.title, p.slug, p.translation_key, SearchDocument.objects.get(pk=p.pk).body) for p in generated()]
    for one, other in zip(first, again, strict=True):
        assert one == other


def test_asked_again_it_adds_what_is_missing(pages):
    assert "nothing to add" in generate()
    assert "2 pairs added" in generate(ENOUGH + 2)
    assert generated()[: len(pages)] == pages
    assert len(generated()) == 2 * (ENOUGH + 2)


def test_another_seed_is_refused(pages):
    with pytest.raises(CommandError, match="seed 1"):
        generate(seed=2)


@pytest.mark.parametrize("wrong", [0, -3, 100_001])
def test_a_number_that_means_nothing_is_refused(wrong):
    with pytest.raises(CommandError, match="from 1 to 100,000"):
        generate(wrong)


@pytest.mark.parametrize("wrong", ["many", "1e3", ""])
def test_a_number_that_is_none_is_refused(wrong):
    with pytest.raises(CommandError, match="--pages"):
        call_command("generate_corpus", f"--pages={wrong}")


def test_production_is_never_filled(settings):
    settings.PORTAL_IS_DEMO = False
    with pytest.raises(CommandError, match="not for a production site"):
        generate()
