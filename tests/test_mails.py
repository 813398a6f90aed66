"""What every mail holds, whichever room sends it: both parts, one language, nothing fetched from anywhere."""

import re
from html.parser import HTMLParser

import pytest
from django.utils.translation import gettext, override

from tests.mails import TITLE, every_mail

pytestmark = pytest.mark.django_db

FETCHED = re.compile(
    r"<(?:img|link|script|iframe|object|video|audio|source|picture)\b|\bsrc\s*=|url\(|@import|@font-face", re.I
)
LEFT_OVER = re.compile(r"{{|{%|\bNone\b|&amp;(?:amp|lt|gt|quot|#)")
ADDRESS = re.compile(r"https?://[^\s\"'<>]+")


class Words(HTMLParser):
    """The words a reader sees, and the language the mail says it is in."""

    def __init__(self, html):
        super().__init__()
        self.words, self.lang, self.headings, self._within = [], "", 0, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._within.append(tag)
        self.headings += tag == "h1"
        if tag == "html":
            self.lang = dict(attrs)["lang"]

    def handle_endtag(self, tag):
        while self._within and self._within.pop() != tag:
            pass

    def handle_data(self, data):
        if "head" not in self._within:
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture(params=["fr", "en"])
def language(request):
    return request.param


@pytest.fixture
def sent(language):
    return every_mail(language)


def html_of(message):
    """Return the HTML part of a message, which must have that one part beside its text."""
    (part,) = message.alternatives
    assert part[1] == "text/html"
    return part[0]


def test_every_mail_has_a_text_and_the_same_words_as_html(sent):
    for name, message in sent.items():
        text, words = message.body, Words(html_of(message))
        assert "\n" not in message.subject, name
        assert 5 < len(message.subject) < 120, name
        assert words.headings == 1, name
        assert not LEFT_OVER.search(text), name
        assert not LEFT_OVER.search(html_of(message)), name
        letter = ADDRESS.sub("", text.partition("\n--")[0])
        missing = set(re.findall(r"[^\W\d]{3,}", letter)) - set(
            re.findall(r"[^\W\d]{3,}", message.subject + words.text)
        )
        assert not missing, name
        assert set(ADDRESS.findall(text)) <= set(ADDRESS.findall(html_of(message))), name


def test_every_mail_speaks_its_readers_language(sent, language):
    with override(language):
        hello = gettext("Hello,")[:5]
    other = {"fr": "Hello", "en": "Bonjour"}[language]
    for name, message in sent.items():
        html = html_of(message)
        assert Words(html).lang == f"{language}-CA", name
        if not name.endswith("office"):
            assert hello in message.body, name
            assert hello in html, name
        if name != "request, to the office":
            assert other not in message.body + html, name


def test_no_mail_fetches_anything(sent):
    for name, message in sent.items():
        assert not FETCHED.search(html_of(message)), name
        assert all("example" in found or "127.0.0.1" in found for found in ADDRESS.findall(html_of(message))), name


def test_what_people_wrote_stays_text(sent):
    for name in ("page to review", "page sent back", "comments"):
        message = sent[name]
        assert TITLE in message.subject
        assert TITLE in message.body
        assert "<rendu>" not in html_of(message)
        assert TITLE in Words(html_of(message)).text
    assert "<manque>" not in html_of(sent["comments"])
    assert "<le titre>" in sent["page sent back"].body


def test_every_mail_says_it_is_automatic_or_answers_to_the_office(sent):
    for name, message in sent.items():
        automatic = message.extra_headers.get("Auto-Submitted") == "auto-generated"
        assert automatic or name.startswith(("account/", "mfa/", "new password", "unknown")), name
