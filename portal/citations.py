"""How to cite a page: a line in APA style, and the same as BibTeX and RIS for reference managers.

Three short texts about one work by one office need no citation processor (CSL engines bring an XML parser and a style
archive); what a library would save us, the escaping, is the two functions at the end.
"""

import re
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from . import formats

#: Kind of work: BibTeX entry type, field of its publisher, RIS type.
KINDS = {
    "study": ("techreport", "institution", "RPRT"),
    "guide": ("techreport", "institution", "RPRT"),
    "dossier": ("techreport", "institution", "RPRT"),
    "proceedings": ("proceedings", "publisher", "CONF"),
    "practice": ("misc", "publisher", "ELEC"),
    "page": ("misc", "publisher", "ELEC"),
}
LANGUAGES = {"fr": "french", "en": "english"}
#: Form in addresses: content type (as registered or in common use by reference managers), extension.
FORMS = {"bibtex": ("application/x-bibtex", "bib"), "ris": ("application/x-research-info-systems", "ris")}
ISBN, URN = "urn:isbn:", "urn:"


@dataclass(frozen=True)
class Author:
    """An organisation (`name` alone) or a person (`name` is the family name)."""

    name: str
    given: str = ""

    @property
    def inverted(self):
        """Family name first: Tremblay, Marie-Ève."""
        return f"{self.name}, {self.given}" if self.given else self.name

    @property
    def initials(self):
        """As a list of references has it: Tremblay, M.-È."""
        if not self.given:
            return self.name
        words = [part for part in re.split(r"[\s\u00a0]+", self.given) if part]
        short = " ".join("-".join(f"{piece[0].upper()}." for piece in word.split("-") if piece) for word in words)
        return f"{self.name}, {short}"


@dataclass(frozen=True)
class Citation:
    """What is known of a work. `authors` are `Author`s or names of organisations; `url` is absolute; `identifier` is
    permanent (`urn:uuid:...`, `urn:isbn:...`); `accessed` is the date of reading, for pages that change; `note` says
    what the work is, in square brackets."""

    kind: str
    title: str
    authors: tuple = ()
    year: int | str = ""
    publisher: str = ""
    url: str = ""
    identifier: str = ""
    language: str = "fr"
    accessed: object = None
    note: str = ""

    @property
    def people(self):
        return [author if isinstance(author, Author) else Author(author) for author in self.authors]

    def apa(self, language=None):
        """Return the reference on one line (APA, 7th edition), in the words of `language`, the work's own by default."""
        language = language or self.language
        undated = {"fr": "s. d.", "en": "n.d."}[language]
        by, year, title = (
            _listed([a.initials for a in self.people], language),
            f"({self.year or undated}).",
            _line(self.title),
        )
        title = f"{title} [{_line(self.note)}]" if self.note else title
        opening = f"{by}{'' if by.endswith('.') else '.'} {year} {title}" if by else f"{title} {year.removesuffix('.')}"
        parts = [opening if opening.endswith(("?", "!", ".")) else f"{opening}."]
        if self.publisher and self.publisher not in [author.name for author in self.people]:
            parts.append(f"{self.publisher}.")
        if self.identifier.startswith(ISBN):
            parts.append(f"ISBN {self.identifier.removeprefix(ISBN)}.")
        elif self.identifier:
            parts.append(f"{self.identifier}.")
        if self.url and self.accessed:
            day = formats.date(self.accessed, language)
            parts.append(
                f"Consulté le {day} à l’adresse {self.url}" if language == "fr" else f"Retrieved {day}, from {self.url}"
            )
        elif self.url:
            parts.append(self.url)
        return " ".join(_line(part) for part in parts)

    @property
    def key(self):
        """The entry's key in a bibliography: first author, year, first words of the title; ASCII."""
        author = slugify(self.people[0].name).replace("-", "")[:16] if self.people else "anonyme"
        words = "-".join(slugify(self.title).split("-")[:3])
        return f"{author}{self.year}-{words}".strip("-") or "reference"

    def bibtex(self):
        """Return the entry for BibTeX or BibLaTeX, in UTF-8."""
        kind, publisher, _ris = KINDS.get(self.kind, KINDS["page"])
        named = [author.name for author in self.people]
        people = " and ".join(latex(a.inverted) if a.given else f"{{{latex(a.name)}}}" for a in self.people)
        fields = {
            "author": people,
            "title": f"{{{latex(self.title)}}}",
            "year": latex(str(self.year)),
            # BibTeX asks a report for its institution even when that is its author.
            publisher: latex(self.publisher) if publisher == "institution" or self.publisher not in named else "",
            "language": LANGUAGES.get(self.language, latex(self.language)),
            "isbn": latex(self.identifier.removeprefix(ISBN)) if self.identifier.startswith(ISBN) else "",
            "note": latex(
                ". ".join(
                    part for part in (self.note, "" if self.identifier.startswith(ISBN) else self.identifier) if part
                )
            ),
            "url": _address(self.url),
            "urldate": self.accessed.isoformat() if self.accessed else "",
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join([f"@{kind}{{{self.key},", *lines, "}", ""])

    def ris(self):
        """Return the record in RIS, one tag a line, lines ended by CR LF."""
        isbn = self.identifier.removeprefix(ISBN) if self.identifier.startswith(ISBN) else ""
        fields = [
            ("TY", KINDS.get(self.kind, KINDS["page"])[2]),
            *[("AU", author.inverted) for author in self.people],
            ("TI", self.title),
            ("PY", str(self.year)),
            ("PB", self.publisher),
            ("LA", self.language),
            ("SN", isbn),
            ("ID", "" if isbn else self.identifier),
            ("N1", self.note),
            ("UR", self.url),
            ("Y2", self.accessed.strftime("%Y/%m/%d/") if self.accessed else ""),
        ]
        lines = [f"{tag}  - {_line(value)}" for tag, value in fields if value]
        return "\r\n".join([*lines, "ER  - ", ""])

    def shown(self, address):
        """Return what `components/citation.html` shows; the files are at `address` + form + "/"."""
        return {
            "apa": self.apa(),
            "bibtex": self.bibtex(),
            "ris": self.ris().replace("\r\n", "\n"),
            "bibtex_url": f"{address}bibtex/",
            "ris_url": f"{address}ris/",
        }


def citation_file(citation, form, name):
    """Return the response that carries `citation` as a file named `name`, in "bibtex" or "ris"; 404 for another form."""
    if form not in FORMS:
        raise Http404
    content_type, extension = FORMS[form]
    text = citation.bibtex() if form == "bibtex" else citation.ris()
    response = HttpResponse(text, content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "citation"}.{extension}"'
    return response


def _listed(names, language):
    """Join names as a list of references does: A, B, & C; A, B et C."""
    if len(names) < 2:
        return "".join(names)
    last = f" et {names[-1]}" if language == "fr" else f", & {names[-1]}"
    return ", ".join(names[:-1]) + last


LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\u00a0": "~", "\u202f": "~",
}  # fmt: skip


def latex(text):
    """Return `text` on one line with the ten characters that TeX reads as commands escaped, and its unbreakable spaces."""
    return "".join(LATEX.get(character, character) for character in _line(text))


def _address(url):
    """An address inside braces: TeX must not meet what would close them or begin a command."""
    return _line(url).replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")


def _line(text):
    """Line breaks would begin a new tag in RIS, and control characters nothing good: one line of printable text."""
    return re.sub(r"[\s\u2028\u2029]*[\x00-\x1f\x7f-\x9f\u2028\u2029]+[\s\u2028\u2029]*", " ", str(text)).strip()
