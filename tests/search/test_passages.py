"""The text of files, page by page."""

import pytest

from portal.models import PortalDocument
from tests.search.asking import readable

pytestmark = pytest.mark.django_db


def test_a_file_is_read_from_whatever_folder_the_worker_was_started_in(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    file = readable("Un belvédère.")
    assert (file.passages.get().text.strip(), PortalDocument.objects.get(pk=file.pk).problem) == ("Un belvédère.", "")
