"""Parts of files and conditional requests (RFC 9110, 13 and 14)."""

import pytest

from tests import factories
from tests.portal.files.asking import BYTES, body, shown

pytestmark = pytest.mark.django_db


class TestRanges:
    @pytest.mark.parametrize(
        ("asked", "start", "stop"),
        [
            ("bytes=0-0", 0, 1),
            ("bytes=0-99", 0, 100),
            ("Bytes=100-199", 100, 200),
            ("bytes=1000-", 1000, len(BYTES)),
            ("bytes=-9", len(BYTES) - 9, len(BYTES)),
            ("bytes=-999999999", 0, len(BYTES)),
            ("bytes=10-999999999999999999999999", 10, len(BYTES)),
        ],
    )
    def test_a_part_is_given(self, get, asked, start, stop):
        response = get(shown(), range=asked)
        assert response.status_code == 206
        assert body(response) == BYTES[start:stop]
        assert response["Content-Range"] == f"bytes {start}-{stop - 1}/{len(BYTES)}"
        assert response["Content-Length"] == str(stop - start)

    @pytest.mark.parametrize("asked", [f"bytes={len(BYTES)}-", "bytes=99999999999999999999-", "bytes=-0"])
    def test_what_lies_beyond_the_end_cannot_be_given(self, get, asked):
        response = get(shown(), range=asked)
        assert response.status_code == 416
        assert response["Content-Range"] == f"bytes */{len(BYTES)}"
        assert body(response) == b""
        assert "Content-Disposition" not in response

    @pytest.mark.parametrize(
        "asked", ["bytes=", "bytes=-", "bytes=9-3", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes=٣-٤", "x" * 5000]
    )
    def test_what_is_no_single_range_gives_the_whole_file(self, get, asked):
        response = get(shown(), range=asked)
        assert response.status_code == 200
        assert len(body(response)) == len(BYTES)

    def test_a_resumed_download_starts_again_when_the_file_has_changed(self, get):
        document = shown()
        first = get(document)
        for condition in (first["ETag"], first["Last-Modified"]):
            assert get(document, range="bytes=5-", if_range=condition).status_code == 206
        for condition in ('"other"', f"W/{first['ETag']}", "Mon, 01 Jan 2024 00:00:00 GMT", "nonsense"):
            assert get(document, range="bytes=5-", if_range=condition).status_code == 200

    def test_head_ignores_ranges(self, get):
        response = get(shown(), method="head", range="bytes=0-9")
        assert (response.status_code, response["Content-Length"]) == (200, str(len(BYTES)))


class TestConditions:
    def test_an_unchanged_file_is_not_sent_again(self, get):
        document = shown()
        first = get(document)
        for headers in (
            {"if_none_match": first["ETag"]}, {"if_none_match": f'"a", W/{first["ETag"]}'}, {"if_none_match": "*"},
            {"if_modified_since": first["Last-Modified"]},
        ):  # fmt: skip
            response = get(document, **headers)
            assert response.status_code == 304, headers
            assert response["ETag"] == first["ETag"]
            assert body(response) == b""
            assert "Content-Length" not in response or response["Content-Length"] == "0"
            assert "Content-Type" not in response

    def test_a_tag_wins_over_a_date(self, get):
        document = shown()
        response = get(document, if_none_match='"other"', if_modified_since="Fri, 01 Jan 2100 00:00:00 GMT")
        assert response.status_code == 200

    def test_a_precondition_that_fails_is_said(self, get):
        document = shown()
        etag = get(document)["ETag"]
        assert get(document, if_match='"other"').status_code == 412
        assert get(document, if_match=f"W/{etag}").status_code == 412
        assert get(document, if_match=etag).status_code == 200
        assert get(document, if_match="*").status_code == 200
        assert get(document, if_unmodified_since="Mon, 01 Jan 2024 00:00:00 GMT").status_code == 412
        assert get(document, if_unmodified_since="nonsense").status_code == 200

    def test_an_etag_from_before_never_spares_the_check_of_the_reader(self, get):
        document = shown(audience="members")
        etag = get(document, factories.member())["ETag"]
        assert get(document, if_none_match=etag).status_code == 403
        assert get(document, range="bytes=0-9").status_code == 403
        assert get(document, method="head").status_code == 403
