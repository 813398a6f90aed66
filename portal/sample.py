"""The sample site's loaders: each room loads its own content, `load_demo` calls them all, twice.

The first round makes pages as drafts; the second, which can resolve links between them, publishes. What an editor changed or
deleted since is left alone: `SampleObject` remembers the revision that the load left behind.
"""

import functools
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from django.core.files import File
from django.utils.text import slugify
from wagtail.models import Locale, Page, Revision

from .models import Place, PortalDocument, PortalImage, SampleObject, Theme
from .publishing import publish
from .sample_text import rich_text

SAMPLE = Path(__file__).resolve().parent.parent / "sample"
LANGUAGES = ("fr", "en")

_loaders = []


@dataclass(order=True)
class Loader:
    """One room's loader: `order` places it, `name` is printed while it runs, `load(sample)` does the work."""

    order: int
    name: str
    load: object = field(compare=False)


def register(order, name, load):
    """Add a loader; a room calls this when it is ready."""
    _loaders.append(Loader(order, name, load))


def loaders():
    """Return the loaders in order."""
    return sorted(_loaders)


@functools.cache
def read_yaml(path):
    """Return what a YAML file holds, read once for the two rounds; libyaml, where it is there, is ten times as fast."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


def read_folder(folder):
    """Return the YAML objects of `sample/content/<folder>`, by key."""
    objects = [read_yaml(path) for path in sorted((SAMPLE / "content" / folder).glob("*.yaml"))]
    return {item["key"]: item for item in objects}


class SampleLoad:
    """One load of the sample site, handed to every loader. `final` is True in the round that publishes."""

    def __init__(self, report=lambda text: None):
        self.report = report
        self.final = False
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.theme_rows = {theme.number: theme for theme in Theme.objects.all()}
        pictures = read_yaml(SAMPLE / "pictures.yaml")
        self.pictures = pictures
        self.picture_of = {key: name for name, picture in pictures.items() for key in picture["keys"]}

    # What pages refer to

    def themes(self, numbers):
        """Return (main theme, other themes) for a list of theme numbers, main one first."""
        rows = [self.theme_rows[number] for number in numbers or []]
        return (rows[0] if rows else None), rows[1:]

    def place(self, data):
        """Return the `Place` of one entry of `places`, made when it is not there."""
        key = slugify(f"{data['name_en']} {data['country']}")
        return Place.objects.get_or_create(
            key=key,
            defaults={
                "name_fr": data["name_fr"], "name_en": data["name_en"], "country": data["country"],
                "region": data.get("region") or "", "latitude": data["lat"], "longitude": data["lon"],
            },
        )[0]  # fmt: skip

    def image(self, content_key):
        """Return the picture drawn for a content key, made on first use; None when there is none."""
        name = self.picture_of.get(content_key)
        if name is None:
            return None
        row = SampleObject.objects.filter(model="image", key=name).first()
        image = PortalImage.objects.filter(pk=row.object_id).first() if row else None
        if image is None:
            picture = self.pictures[name]
            path = SAMPLE / "pictures" / f"{name}.webp"
            with path.open("rb") as opened:
                image = PortalImage(
                    title=name.replace("-", " ").capitalize(), alt_fr=picture["alt_fr"], alt_en=picture["alt_en"],
                    credit="AIVP", file=File(opened, name=path.name),
                )  # fmt: skip
                image.save()
            SampleObject.objects.update_or_create(model="image", key=name, defaults={"object_id": image.pk})
        return image

    def document(self, key, language, *, title, name, content, audience):
        """Return the `PortalDocument` of a file made by the load; `content` is a function that gives its bytes, called only when needed."""
        from django.core.files.base import ContentFile

        row = SampleObject.objects.filter(model="document", key=key, language=language).first()
        document = PortalDocument.objects.filter(pk=row.object_id).first() if row else None
        if document is None:
            document = PortalDocument(title=title, language=language, audience=audience)
            document.file.save(name, ContentFile(content()), save=False)
            document.save()
            SampleObject.objects.update_or_create(
                model="document", key=key, language=language, defaults={"object_id": document.pk}
            )
        return document

    def page(self, key, language):
        """Return the page that a content key became in `language`, or None."""
        row = SampleObject.objects.filter(model="page", key=key, language=language).first()
        return Page.objects.filter(pk=row.object_id).first() if row else None

    def section(self, model, language):
        """Return the one index page of `model` in `language`; run `bootstrap` first."""
        return model.objects.get(locale=self.locales[language])

    # Text

    def rich(self, markdown, language):
        """Return rich text for Markdown; `[text](page:key)` becomes a link to that page once it exists."""
        return rich_text(markdown, lambda key: self.page(key, language))

    def sources(self, items):
        """Return the StreamField value of a `sources` list."""
        return [
            {
                "type": "source",
                "value": {
                    "title": item["title"], "publisher": item.get("publisher") or "", "url": (item.get("url") or "").strip(),
                    "language": item.get("language") or "en", "accessed": str(item.get("accessed") or ""),
                    "kind": item.get("kind") or "secondary",
                },
            }
            for item in sorted(items or [], key=lambda item: item.get("n", 0))
        ]  # fmt: skip

    def related(self, items, language):
        """Return the StreamField value of a `related` list (keys, or keys with reasons); pages not made yet are left out."""
        result = []
        for item in items or []:
            key, reason = (item, "") if isinstance(item, str) else (item["key"], item.get(f"reason_{language}") or "")
            page = self.page(key, language)
            if page is not None:
                result.append({"type": "related", "value": {"page": page.pk, "reason": reason}})
        return result[:8]

    # Pages

    def save_page(self, model, key, language, parent, fields, *, relations=None, slug=None, existing=None):
        """Make or bring up to date the page of a content key; publish it in the final round; return it.

        `fields` maps names to plain values (JSON for StreamFields, instances for foreign keys); `relations` maps many-to-many
        names to lists of rows. A page that an editor has changed or deleted is left as it is (None when deleted). `existing` is
        a page that `bootstrap` made: it is filled while nobody has touched it.
        """
        digest = _digest(fields, relations)
        row = SampleObject.objects.filter(model="page", key=key, language=language).first()
        page = model.objects.filter(pk=row.object_id).first() if row else None
        if row is None and existing is not None:
            return self._adopt(key, language, existing)
        if row and (page is None or page.latest_revision_id != row.revision_id):
            return page
        if row and row.digest == digest and page.live:
            return page
        if page is None:
            other = self.page(key, "en" if language == "fr" else "fr")
            page = model(locale=self.locales[language], live=False, slug=slug or slugify(fields["title"])[:80])
            if other is not None:
                page.translation_key = other.translation_key
        for name, value in fields.items():
            setattr(page, name, json.dumps(value) if isinstance(value, list) else value)
        if page.pk is None:
            parent.refresh_from_db()
            parent.add_child(instance=page)
        for name, rows in (relations or {}).items():
            setattr(page, name, rows)
        if self.final:
            publish(page)
        elif relations:
            page.save()
        SampleObject.objects.update_or_create(
            model="page", key=key, language=language,
            defaults={"object_id": page.pk, "revision_id": page.latest_revision_id, "digest": digest if self.final else ""},
        )  # fmt: skip
        return page

    @staticmethod
    def _adopt(key, language, page):
        """Note that a content key is the page `bootstrap` made; the next round fills it if it still is as it was made."""
        untouched = Revision.objects.for_instance(page).count() <= 1
        SampleObject.objects.create(
            model="page",
            key=key,
            language=language,
            object_id=page.pk,
            revision_id=page.latest_revision_id if untouched else None,
        )
        return page


def _digest(fields, relations):
    def plain(value):
        return (
            value
            if isinstance(value, str | int | float | bool | list | dict | type(None))
            else f"{type(value).__name__}:{getattr(value, 'pk', value)}"
        )

    data = [
        {name: plain(value) for name, value in fields.items()},
        {n: [r.pk for r in rows] for n, rows in (relations or {}).items()},
    ]
    return hashlib.sha256(json.dumps(data, sort_keys=True, default=str).encode()).hexdigest()
