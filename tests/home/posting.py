"""What tests send to the forms, as a person's browser would."""

import re

HIDDEN = re.compile(r'<input type="hidden" name="(shown|consent_text)" value="([^"]*)"')
JOIN = {
    "organisation": "Ville de Baie-d’Essai", "kind": "city", "place": "Baie-d’Essai", "country": "CA", "region": "CA-QC", "name": "Ana Essai",
    "role": "", "email": "ana@example.org", "language": "fr", "themes": ["8", "9"], "message": "Bonjour,\r\nune promenade à comparer.",
}  # fmt: skip
CONTACT = {"subject": "press", "message": "Une question.", "name": "Ana Essai", "email": "ana@example.org"}


def hidden(client, address):
    """Return the hidden fields of the form at `address`, as the page shows them."""
    return dict(HIDDEN.findall(client.get(address).content.decode()))


def send(client, address, answers, **extra):
    """Open the form at `address`, send `answers`; return the response."""
    fields = hidden(client, address)
    return client.post(address, {**fields, **answers}, **extra)


def summary(response):
    """Return the text of the error summary of a page."""
    html = response.content.decode()
    start = html.index('class="error-summary"')
    return re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", html[start : html.index("</div>", start)]))
