"""How to cite a case."""

from django.http import Http404


def citation_response(page, form):
    """Return the citation of `page` as a file; 404 for an unknown form."""
    raise Http404
