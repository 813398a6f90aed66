"""Answering with a private file: strong ETag, conditional requests, byte ranges (RFC 9110, 13 and 14)."""

import os
import re

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe
from django_sendfile import sendfile

BLOCK = 64 * 1024
#: One range; units are case-insensitive, and several ranges at once are answered with the whole file (14.2 allows both).
RANGE = re.compile(r"bytes=([0-9]*)-([0-9]*)$", re.I)
UNSATISFIABLE = "unsatisfiable"
#: Kinds that a browser shows by itself, without running anything; every other is saved.
INLINE = ("application/pdf",)


def answer(request, document):
    """Return the response that carries `document`'s file to a reader who may have it: 200, 206, 304, 412 or 416.

    Raises `FileNotFoundError` when the file is missing from the storage.
    """
    if not document.file:
        raise FileNotFoundError(f"Document {document.pk} has no file.")
    path = document.file.path
    opened = open(path, "rb")  # noqa: SIM115  (the response closes it; opened now, a file replaced meanwhile is still read whole)
    try:
        status = os.fstat(opened.fileno())
        etag = f'"{document.sha256 or document.work_out_sha256()}"'
        modified = int((document.replaced_at.timestamp() if document.replaced_at else 0) or status.st_mtime)
        response = _answer(request, document, opened, status.st_size, etag, modified)
    except BaseException:
        opened.close()
        raise
    if not response.streaming:
        opened.close()
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    response["Accept-Ranges"] = "bytes"
    patch_vary_headers(response, ("Cookie",))
    return response


def _answer(request, document, opened, size, etag, modified):
    outcome = _precondition(request, etag, modified)
    if outcome:
        return _without_content(outcome)
    if not settings.SENDFILE_BACKEND.endswith(".simple"):
        # The web server in front answers ranges by itself.
        return _described(sendfile(request, document.file.path, mimetype=document.content_type), document)
    span = _span(request, size, etag, modified)
    if span == UNSATISFIABLE:
        response = _without_content(416)
        response["Content-Range"] = f"bytes */{size}"
        return response
    start, stop = span or (0, size)
    if request.method == "HEAD":
        response = HttpResponse(content_type=document.content_type)
    else:
        body = Slice(opened, start, stop)
        response = StreamingHttpResponse(body, status=206 if span else 200, content_type=document.content_type)
    response["Content-Length"] = stop - start
    if span:
        response["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    return _described(response, document)


def _without_content(status):
    response = HttpResponse(status=status)
    del response["Content-Type"]
    return response


def _described(response, document):
    attachment = document.content_type not in INLINE
    response["Content-Disposition"] = content_disposition_header(attachment, document.download_name) or "inline"
    return response


class Slice:
    """The bytes of an open file from `start` to `stop`, in blocks; the response closes it."""

    def __init__(self, opened, start, stop):
        self.opened, self.left = opened, stop - start
        opened.seek(start)

    def __iter__(self):
        return self

    def __next__(self):
        block = self.opened.read(min(BLOCK, self.left)) if self.left > 0 else b""
        if not block:
            raise StopIteration
        self.left -= len(block)
        return block

    def close(self):
        self.opened.close()


def _precondition(request, etag, modified):
    """Return 412 or 304 when a condition of the request asks for it, in the order of RFC 9110, 13.2.2; otherwise None."""
    asked = request.META.get
    if asked("HTTP_IF_MATCH") is not None:
        # A strong comparison: a weak tag never matches.
        if not {etag, "*"} & _tags(asked("HTTP_IF_MATCH")):
            return 412
    else:
        since = parse_http_date_safe(asked("HTTP_IF_UNMODIFIED_SINCE", ""))
        if since is not None and modified > since:
            return 412
    if asked("HTTP_IF_NONE_MATCH") is not None:
        tags = {tag.removeprefix("W/") for tag in _tags(asked("HTTP_IF_NONE_MATCH"))}
        return 304 if {etag, "*"} & tags else None
    since = parse_http_date_safe(asked("HTTP_IF_MODIFIED_SINCE", ""))
    return 304 if since is not None and modified <= since else None


def _tags(header):
    return {tag.strip() for tag in header.split(",")}


def _span(request, size, etag, modified):
    """Return (start, stop) of one requested range, None for the whole file, or `UNSATISFIABLE`."""
    found = RANGE.match(request.META.get("HTTP_RANGE", "").strip())
    if not found or not (found[1] or found[2]) or request.method != "GET":
        return None
    condition = request.META.get("HTTP_IF_RANGE")
    if condition and condition.strip() != etag and parse_http_date_safe(condition) != modified:
        return None
    first, last = found[1][:18], found[2][:18]
    if not first:
        length = min(int(last), size)
        return (size - length, size) if length else UNSATISFIABLE
    start = int(first)
    if last and int(last) < start:
        return None  # Not a range at all (14.1.1): ignored.
    return (start, min(int(last) + 1 if last else size, size)) if start < size else UNSATISFIABLE
