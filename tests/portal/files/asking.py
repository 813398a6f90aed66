"""What the tests of files share: a document that a page shows, and a way to ask for it."""

import pytest

from tests import factories
from tests.publications.factories import publication

BYTES = b"%PDF-1.4 " + bytes(range(256)) * 1000


def shown(**fields):
    """Return a document that a published page refers to."""
    document = factories.document(**{"content": BYTES, "audience": "public", **fields})
    publication(files=[document], slug=f"etude-{document.pk}", title=f"Étude {document.pk}")
    return document


def body(response):
    """Return the bytes of a response, streamed or not."""
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def get(client):
    """Return `get(document or address, user=None, method="get", **headers)`, the response that this person gets."""

    def fetch(document, user=None, method="get", **headers):
        client.cookies.clear()
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        address = document if isinstance(document, str) else document.url
        return getattr(client, method)(
            address, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )

    return fetch
