"""The publications of the sample site; their PDFs are set from their chapters when they are first loaded."""

import functools

import pypdfium2

from portal.sample import LANGUAGES, SAMPLE, read_folder

from .models import PublicationIndexPage, PublicationPage
from .typesetting import make_pdf

OFFICE = {"fr": "AIVP Amérique du Nord", "en": "AIVP North America"}


def load(sample):
    """Make or bring up to date every publication of `sample/content/publications`, in both languages."""
    for key, item in read_folder("publications").items():
        files = {language: document(sample, key, item, language) for language in LANGUAGES}
        for language in LANGUAGES:
            save(sample, key, item, language, files)
        sample.report(item["fr"]["title"])


def document(sample, key, item, language):
    """Return the `PortalDocument` of a publication in `language`, typeset when it is not there yet."""
    title = item[language]["title"]
    return sample.document(
        f"publication-{key}",
        language,
        title=title,
        name=f"{key}-{language}.pdf",
        content=lambda: make_pdf(
            item,
            language,
            cases=cases().values(),
            themes={row.number: row.label_in(language) for row in sample.theme_rows.values()},
            pictures=SAMPLE / "pictures",
            organisation=OFFICE[language],
        ),
        audience=item["audience"],
    )


@functools.cache
def cases():
    """Return the practices, which the compendium compiles."""
    return read_folder("practices")


def save(sample, key, item, language, files):
    """Make or bring up to date one page."""
    texts = item[language]
    main, others = sample.themes(item.get("themes"))
    first_pages = outline(files[language])
    fields = {
        "title": texts["title"],
        "publication_kind": item["kind"],
        "year": item["year"],
        "authors": [{"type": "author", "value": {"name": OFFICE[language], "given": ""}}],
        "publisher": OFFICE[language],
        "page_total": item.get("pages"),
        "is_sample": bool(item.get("sample")),
        "abstract": sample.rich(texts["abstract"], language),
        "contents": [
            {"type": "chapter", "value": {"title": title, "text": "", "page": first_pages.get(folded(title))}}
            for title in texts.get("contents") or []
        ],
        "main_theme": main,
        "files": [
            {"type": "file", "value": {"document": files[code].pk, "label": ""}}
            for code in sorted(files, key=lambda code: code != language)
        ],
        "sources": sample.sources(item.get("sources")),
        "related": sample.related(item.get("related"), language),
    }
    parent = sample.section(PublicationIndexPage, language)
    return sample.save_page(PublicationPage, key, language, parent, fields, relations={"other_themes": others})


@functools.cache
def _outline(pk, sha256, path):
    pdf = pypdfium2.PdfDocument(path)
    try:
        found = {}
        for entry in pdf.get_toc():
            target = entry.get_dest()
            if target is not None and target.get_index() is not None:
                found.setdefault(folded(entry.get_title()), target.get_index() + 1)
        return found
    finally:
        pdf.close()


def outline(file):
    """Return {title: page} of the bookmarks of a document's PDF; empty when the file is gone."""
    try:
        return _outline(file.pk, file.sha256, file.file.path)
    except (OSError, pypdfium2.PdfiumError):
        return {}


def folded(title):
    """Return a title as the table of contents and the bookmarks may both write it: no number, no special spaces."""
    words = title.replace("\u00a0", " ").replace("\u202f", " ").casefold().split()
    return " ".join(words[1:] if words and words[0].isdigit() else words)
