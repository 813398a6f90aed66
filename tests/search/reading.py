"""The results page as a reader gets it, and what it says."""

import re
from urllib.parse import urlencode

FR, EN = "/fr/recherche/", "/en/search/"


def ask(client, q="", address=FR, **parameters):
    """Return the text of the results page."""
    response = client.get(address + "?" + urlencode({"q": q, **parameters}, doseq=True))
    assert response.status_code == 200
    return response.content.decode()


def said(html):
    """What the page says of the number of results."""
    return re.search(r'<p role="status">(.*?)</p>', html)[1]


def titles(html):
    """The titles of the results shown, without their marks."""
    rows = re.findall(r'<h3 class="title"><a href="[^"]+"[^>]*>(.*?)</a>', html)
    return [re.sub(r"<[^>]+>", "", row) for row in rows]


def links(html, words):
    """The addresses of the links whose text is `words`."""
    found = re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', html, re.S)
    return [href.replace("&amp;", "&") for href, text in found if re.sub(r"<[^>]+>", "", text).strip() == words]
