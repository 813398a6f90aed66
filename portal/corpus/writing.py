"""Writing many published pages at once: the rows that publishing one leaves behind, by a few queries for a whole batch.

`portal.publishing.publish` costs some forty queries a page; 20,000 pages would take an hour. What is written here is compared
with it by `tests/portal/test_corpus.py`, row by row.
"""

import datetime
import json

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends

from portal import media
from portal.models import SampleObject, Use
from portal.sample import LANGUAGES

from . import followers
from .materials import REMEMBERED

MIDDAY = datetime.time(12)


def build(draft, kind, sections, locales):
    """Return [(page, relations)] of a draft in both languages, not yet saved."""
    fields, relations = kind.make(draft)
    moment = timezone.make_aware(datetime.datetime.combine(min(draft.day, draft.corpus.day), MIDDAY))
    built = []
    for language in LANGUAGES:
        page = kind.model(
            locale=locales[language], translation_key=draft.translation_key, live=True, has_unpublished_changes=False,
            slug=f"{slugify(fields[language]['title'])[:70].strip('-')}-{draft.number}",
            first_published_at=moment, last_published_at=moment, latest_revision_created_at=moment,
        )  # fmt: skip
        for name, value in fields[language].items():
            setattr(page, name, json.dumps(value, default=str) if isinstance(value, list) else value)
        page.draft_title = page.title
        for name, rows in relations.items():
            setattr(page, name, rows)
        page.corpus_parent = sections[kind.section, language]
        built.append((page, relations))
    return built


@transaction.atomic
def write(drafts, built):
    """Write the pages of a batch (`built` is that of `build`, draft after draft) with everything that follows from publishing."""
    media.hold_still()
    pages = [page for page, _relations in built]
    _place_in_tree(pages)
    _insert(pages)
    for name in {name for _page, relations in built for name in relations}:
        _insert_relation(name, built)
    _insert_revisions(pages)
    _insert_references(pages)
    for model in {type(page) for page in pages}:
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(model, [page for page in pages if type(page) is model])
    for follower in followers():
        follower(pages)
    SampleObject.objects.bulk_create(
        SampleObject(
            model=REMEMBERED, key=f"corpus-{draft.number}", language=language, object_id=page.pk,
            revision_id=page.latest_revision_id, digest=str(draft.corpus.seed),
        )
        for draft, pair in zip(drafts, zip(*[iter(pages)] * len(LANGUAGES), strict=True), strict=True)
        for language, page in zip(LANGUAGES, pair, strict=True)
    )  # fmt: skip


def _place_in_tree(pages):
    """Give each page its path, depth and address under its section, and count it there."""
    by_parent = {}
    for page in pages:
        by_parent.setdefault(page.corpus_parent.pk, (page.corpus_parent, []))[1].append(page)
    for parent, children in by_parent.values():
        last = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).order_by("-path").first()
        step = Page._str2int(last.path[-Page.steplen :]) if last else 0
        for number, page in enumerate(children, step + 1):
            page.path, page.depth = Page._get_path(parent.path, parent.depth + 1, number), parent.depth + 1
            page.set_url_path(parent)
        Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + len(children))


def _insert(pages):
    """Insert the rows of `Page`, then those of each type: Django's `bulk_create` refuses models with a parent."""
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    for page in pages:
        page.content_type = ContentType.objects.get_for_model(type(page))
    rows = Page.objects.bulk_create(Page(**{name: getattr(page, name) for name in names}) for page in pages)
    for page, row in zip(pages, rows, strict=True):
        page.id = page.page_ptr_id = row.pk
        page._state.adding, page._state.db = False, row._state.db
    for model in {type(page) for page in pages}:
        own = [page for page in pages if type(page) is model]
        model._base_manager.all()._batched_insert(own, model._meta.local_concrete_fields, batch_size=None)


def _insert_relation(name, built):
    having = [(page, relations[name]) for page, relations in built if name in relations]
    for model in {type(page) for page, _rows in having}:
        field = model._meta.get_field(name)
        through, ours, theirs = field.remote_field.through, field.m2m_column_name(), field.m2m_reverse_name()
        through.objects.bulk_create(
            through(**{ours: page.pk, theirs: row.pk}) for page, rows in having if type(page) is model for row in rows
        )


def _insert_revisions(pages):
    """Give each page the revision that its publication would have left, and the entry in its log."""
    base = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=page.content_type, base_content_type=base, object_id=str(page.pk), object_str=str(page),
            created_at=page.latest_revision_created_at, content=page.serializable_data(),
        )
        for page in pages
    )  # fmt: skip
    rows = []
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = page.live_revision = revision
        rows.append(Page(pk=page.pk, latest_revision=revision, live_revision=revision))
    Page.objects.bulk_update(rows, ["latest_revision", "live_revision"])
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=page.content_type, page_id=page.pk, label=page.get_admin_display_title(), action="wagtail.publish",
            timestamp=page.last_published_at, revision=page.live_revision, content_changed=True,
        )
        for page in pages
    )  # fmt: skip


def _insert_references(pages):
    """Write what each page refers to: Wagtail's index, and our own uses, of the draft and of what is live."""
    base = ContentType.objects.get_for_model(Page)
    references, uses = [], []
    for page in pages:
        found = set(ReferenceIndex._extract_references_from_object(page))
        for type_id, object_id, model_path, content_path in found:
            references.append(
                ReferenceIndex(
                    content_type=page.content_type, base_content_type=base, object_id=str(page.pk), to_content_type_id=type_id,
                    to_object_id=object_id, model_path=model_path, content_path=content_path,
                    content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
                )
            )  # fmt: skip
        uses += [
            Use(page_id=page.pk, content_type_id=type_id, object_id=object_id, live=live)
            for type_id, object_id in media.objects_used(page, found)
            for live in (True, False)
        ]
    ReferenceIndex.objects.bulk_create(references)
    Use.objects.bulk_create(uses)
