"""Which objects a page uses, and which pictures are public files because of it."""

import re

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import QuerySet, Value
from wagtail.models import ReferenceIndex

from . import access
from .models import PortalImage, PortalRendition, Use
from .models.audiences import Audience
from .storage import PRIVATE_PREFIX

#: Number of the advisory lock under which audiences are weighed; any number that nothing else uses.
PRIVACY_LOCK = 7_120_315


def counted_types():
    """Return {model: content type id} of the models whose uses are counted (`counts_uses = True`)."""
    return {
        model: ContentType.objects.get_for_model(model).pk
        for model in apps.get_models()
        if getattr(model, "counts_uses", False)
    }


def objects_used(page, references=None):
    """Return the set of (content type id, object id) that the page instance refers to, blocks and rich text included.

    `references` are what Wagtail extracts from the page, when the caller has them already.
    """
    counted = counted_types()
    ids = set(counted.values())
    if references is None:
        references = ReferenceIndex._extract_references_from_object(page)
    found = {
        (type_id, int(object_id))
        for type_id, object_id, *_path in references
        if type_id in ids and re.fullmatch(r"[0-9]{1,18}", str(object_id))
    }
    kept = []
    for relation in page._meta.many_to_many:
        if relation.related_model in counted:
            items, type_id = getattr(page, relation.name).all(), counted[relation.related_model]
            if isinstance(items, QuerySet):
                kept.append(items.order_by().values_list(Value(type_id), "pk"))
            else:
                # Of a draft, which the instance alone holds.
                found.update((type_id, item.pk) for item in items)
    # One query for all of them.
    return found.union(kept[0].union(*kept[1:], all=True)) if kept else found


def record_uses(page, *, live):
    """Write what `page` (a specific instance, published or draft) uses; return the ids of images that came or went."""
    hold_still()
    wanted = objects_used(page)
    rows = Use.objects.filter(page_id=page.pk, live=live)
    held = {(row.content_type_id, row.object_id): row.pk for row in rows}
    gone = [pk for key, pk in held.items() if key not in wanted]
    if gone:
        Use.objects.filter(pk__in=gone).delete()
    new = wanted - held.keys()
    Use.objects.bulk_create(
        [Use(page_id=page.pk, content_type_id=type_id, object_id=object_id, live=live) for type_id, object_id in new]
    )
    image_type = ContentType.objects.get_for_model(PortalImage).pk
    return {object_id for type_id, object_id in wanted ^ held.keys() if type_id == image_type}


def images_below(path):
    """Return the ids of images that published pages at or below a treebeard path use."""
    return set(
        Use.objects.filter(
            page__path__startswith=path, live=True, content_type=ContentType.objects.get_for_model(PortalImage)
        ).values_list("object_id", flat=True)
    )


def refresh_images(ids):
    """Work out again which of these images are public, and put their renditions in the folder that follows.

    The row changes in the caller's transaction, the files right after its commit. Asked again, it repairs what a crash left.
    """
    ids = set(ids)
    if not ids:
        return
    visitor = access.Reader()
    closed = access.closed_collections(visitor)
    used_openly = set(
        Use.objects.filter(
            access.open_pages(visitor, prefix="page__"),
            live=True,
            content_type=ContentType.objects.get_for_model(PortalImage),
            object_id__in=ids,
        ).values_list("object_id", flat=True)
    )
    changed = {True: [], False: []}
    for image in PortalImage.objects.filter(pk__in=ids).select_related("collection"):
        public = (
            image.audience == Audience.PUBLIC
            and image.pk in used_openly
            and not any(image.collection.path.startswith(path) for path in closed)
        )
        if public != image.is_public:
            changed[public].append(image.pk)
    for public, pks in changed.items():
        if pks:
            PortalImage.objects.filter(pk__in=pks).update(is_public=public)
    transaction.on_commit(lambda: settle_renditions(ids))


def settle_renditions(image_ids):
    """Move the renditions of these images that lie in the wrong folder; what `is_public` says in the database decides.

    Return how many were moved.
    """
    moved = 0
    for rendition in PortalRendition.objects.filter(image_id__in=image_ids).select_related("image"):
        name, public = rendition.file.name, rendition.image.is_public
        if name.startswith(PRIVATE_PREFIX) is not public:
            continue
        target = name.removeprefix(PRIVATE_PREFIX) if public else PRIVATE_PREFIX + name
        storage = rendition.file.storage
        try:
            with storage.open(name) as opened:
                saved = storage.save(target, opened)
        except FileNotFoundError:
            rendition.delete()
            continue
        PortalRendition.objects.filter(pk=rendition.pk).update(file=saved)
        storage.delete(name)
        rendition.file.name = saved
        rendition.purge_from_cache()
        moved += 1
    return moved


def hold_still():
    """Let one transaction at a time weigh publications against restrictions; it holds until the caller's commit.

    Otherwise, on PostgreSQL, a publication and a restriction that do not see each other yet would leave a public picture on
    a private page. SQLite's immediate transactions already wait for each other.
    """
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PRIVACY_LOCK])
