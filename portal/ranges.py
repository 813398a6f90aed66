"""Answering with a private file: strong ETag, conditional requests, byte ranges (RFC 9110, 13 and 14)."""

import os
import re

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe
from django_sendfile import sendfile

BLOCK = 64 * 1024
RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


def answer(request, document):
    """Return the response that carries `document`'s file to a reader who may have it: 200, 206, 304 or 416.

    Raises `FileNotFoundError` when the file is missing from the storage.
    """
    path = document.file.path
    size = os.stat(path).st_size
    etag = f'"{document.sha256 or document.work_out_sha256()}"'
    modified = int(document.replaced_at.timestamp()) if document.replaced_at else int(os.stat(path).st_mtime)
    if _not_modified(request, etag, modified):
        return _headers(HttpResponse(status=304), document, etag, modified)
    if not settings.SENDFILE_BACKEND.endswith(".simple"):
        # The web server in front answers ranges by itself.
        response = sendfile(request, path, attachment=False, mimetype=document.content_type)
        return _headers(response, document, etag, modified)
    span = _span(request, size, etag, modified)
    if span == "unsatisfiable":
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
        return _headers(response, document, etag, modified)
    start, stop = span or (0, size)
    body = _read(path, start, stop) if request.method != "HEAD" else ()
    response = StreamingHttpResponse(body, status=206 if span else 200, content_type=document.content_type)
    response["Content-Length"] = stop - start
    if span:
        response["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    return _headers(response, document, etag, modified)


def _headers(response, document, etag, modified):
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    response["Accept-Ranges"] = "bytes"
    inline = document.content_type == "application/pdf"
    response["Content-Disposition"] = content_disposition_header(not inline, document.filename) or "inline"
    patch_vary_headers(response, ("Cookie",))
    return response


def _not_modified(request, etag, modified):
    if "HTTP_IF_NONE_MATCH" in request.META:
        tags = {tag.strip().removeprefix("W/") for tag in request.META["HTTP_IF_NONE_MATCH"].split(",")}
        return etag in tags or "*" in tags
    since = parse_http_date_safe(request.META.get("HTTP_IF_MODIFIED_SINCE", ""))
    return since is not None and modified <= since


def _span(request, size, etag, modified):
    """Return (start, stop) of one requested range, None for the whole file, or "unsatisfiable"."""
    found = RANGE.match(request.META.get("HTTP_RANGE", "").strip())
    if not found or found[0] == "bytes=-" or request.method != "GET":
        return None
    condition = request.META.get("HTTP_IF_RANGE")
    if condition and condition != etag and parse_http_date_safe(condition) != modified:
        return None
    first, last = found[1][:18], found[2][:18]
    if not first:
        length = min(int(last), size)
        return (size - length, size) if length else "unsatisfiable"
    start = int(first)
    stop = min(int(last) + 1 if last else size, size)
    if start >= size or (last and int(last) < start):
        return "unsatisfiable" if start >= size else None
    return start, stop


def _read(path, start, stop):
    with open(path, "rb") as opened:
        opened.seek(start)
        left = stop - start
        while left > 0:
            block = opened.read(min(BLOCK, left))
            if not block:
                return
            left -= len(block)
            yield block
