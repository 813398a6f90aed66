"""The files of a publication: what a reader is told of each, and which may be downloaded."""

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, gettext_lazy

from portal.models.audiences import Audience

LANGUAGES = {
    "fr": gettext_lazy("French"),
    "en": gettext_lazy("English"),
    "mul": gettext_lazy("French and English"),
    "es": gettext_lazy("Spanish"),
    "pt": gettext_lazy("Portuguese"),
}


def language_name(code):
    """Return the name of a file's language in the active language, or an empty string."""
    return capfirst(str(LANGUAGES.get(code, "")))


def language_in_sentence(code):
    """Return the same as it is written inside a sentence: French gives languages no capital."""
    name = language_name(code)
    return name if (get_language() or "fr").startswith("en") else name.lower()


def chosen(page):
    """Return (label, document) of each file of `page` whose document still exists."""
    blocks = [block.value for block in page.files]
    return [(value["label"], value["document"]) for value in blocks if value.get("document") is not None]


def listed(page):
    """Return the documents that readers are told of; those of the office are nobody else's business."""
    return [document for _label, document in chosen(page) if document.audience != Audience.STAFF]


def languages(page):
    """Return the languages of the listed files, that of the page first; a bilingual file counts for both."""
    codes = []
    for document in listed(page):
        codes += ["fr", "en"] if document.language == "mul" else [document.language]
    return sorted(dict.fromkeys(codes), key=lambda code: code != page.language)


def narrowest(page):
    """Return the audience of the narrowest listed file, "public" or "members"; "" while there is no file."""
    audiences = {document.audience for document in listed(page)}
    return Audience.MEMBERS.value if Audience.MEMBERS in audiences else Audience.PUBLIC.value if audiences else ""


def of_language(documents, language):
    """Return the PDF in `language`, or the bilingual one, among `documents`; None when there is none."""
    readable = [document for document in documents if document.file_extension.lower() == "pdf"]
    for code in (language, "mul"):
        found = next((document for document in readable if document.language == code), None)
        if found:
            return found
    return None


def page_total(page):
    """Return how many pages the publication has: as written, or as counted in the file of the page's language."""
    document = of_language(listed(page), page.language)
    return page.page_total or (document.page_count if document else None)


def lines(page, reader):
    """Return what the page says of each file, those of its own language first.

    A file that the reader may not have carries `lock` and no address, name or figure by which to tell its bytes.
    """
    result = []
    for label, document in chosen(page):
        allowed = reader.belongs_to(document.audience)
        if document.audience == Audience.STAFF and not allowed:
            continue
        result.append(
            {
                "title": label or document.title,
                "language": "" if label else document.language,
                "language_code": document.language,
                "language_name": language_in_sentence(document.language),
                "type": document.extension_label,
                "pages": document.page_count,
                "size": document.file_size,
                "lock": "" if allowed else gettext("Members only"),
                "audience": document.audience,
                "url": document.url if allowed else "",
                "sha256": document.sha256 if allowed else "",
                "problem": document.problem if allowed else "",
            }
        )
    return sorted(result, key=lambda line: line["language_code"] not in (page.language, "mul"))
