"""Publications for tests: published, with the files and the audiences that a test names."""

from wagtail.models import Locale

from portal.publishing import publish
from publications.models import PublicationIndexPage, PublicationPage
from tests import factories


def publication(language="fr", *, files=(), contents=(), authors=(), translation_of=None, live=True, **fields):
    """Return a publication, published unless `live` is False.

    `files` are documents, or (document, label) pairs; `contents` titles of chapters; `authors` names of organisations.
    """
    pairs = [item if isinstance(item, tuple) else (item, "") for item in files]
    page = PublicationPage(
        **{
            "title": "Une étude du littoral",
            "locale": Locale.objects.get(language_code=language),
            "year": 2026,
            "abstract": "<p>Ce que la ville et le port ont appris.</p>",
            "live": False,
            "files": [("file", {"document": document, "label": label}) for document, label in pairs],
            "contents": [("chapter", {"title": title, "text": "", "page": None}) for title in contents],
            "authors": [("author", {"name": name, "given": ""}) for name in authors],
            **fields,
        }
    )
    if translation_of is not None:
        page.translation_key = translation_of.translation_key
    factories.section(PublicationIndexPage, language).add_child(instance=page)
    if live:
        publish(page)
    else:
        page.save_revision()
    return PublicationPage.objects.get(pk=page.pk)
