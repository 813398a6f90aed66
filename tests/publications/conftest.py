"""Readers of publications, and a study for members."""

import pytest

from tests import factories
from tests.publications.factories import publication


@pytest.fixture
def read(client):
    """Return `read(page or address, user=None)`, the text of a page as that person gets it."""

    def get(page, user=None):
        client.cookies.clear()
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        response = client.get(page if isinstance(page, str) else page.url_path)
        assert response.status_code == 200
        return response.content.decode()

    return get


@pytest.fixture
def study():
    return publication(files=[factories.document(title="Étude complète", audience="members")])
