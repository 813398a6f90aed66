"""Whether the indexes are those this code wrote, and what waits to be sent to them."""

from django.conf import settings

from search.models import SearchChange

from .client import client, described, is_configured
from .indexes import LANGUAGES, alias, signature

_known = set()


class OtherIndex(LookupError):
    """The index was made by code with another analysis or mapping: its answers would be wrong."""


def ensure_indexes(patience):
    """Ask once in a process, and again after each failure, whether the indexes have this code's mapping.

    Raises `OtherIndex` when they have not, and the errors of `elasticsearch`.
    """
    if described() in _known:
        return
    different = different_indexes(patience)
    if different:
        raise OtherIndex(f"made by other code: {', '.join(different)}; run search_rebuild")
    _known.add(described())


def forget():
    """Look again at the next question."""
    _known.clear()


def different_indexes(patience):
    """Return the aliases whose index has another analysis or mapping than this code's. Raises the errors of `elasticsearch`."""
    found = client(patience).indices.get_mapping(index=_both())
    signatures = {
        language: {
            index["mappings"].get("_meta", {}).get("signature")
            for name, index in found.items()
            if name.startswith(alias(language))
        }
        for language in LANGUAGES
    }
    return [alias(language) for language in LANGUAGES if signatures[language] != {signature(language)}]


def state():
    """Return "ok", "degraded" or None (no Elasticsearch here), for /readyz: its indexes, its disk, and what could not be sent.

    Raises the errors of `elasticsearch`.
    """
    if not is_configured():
        return None
    patience = settings.ELASTICSEARCH["PATIENCE"]
    if different_indexes(patience) or _is_read_only(patience):
        return "degraded"
    waiting = (
        SearchChange.objects.filter(is_set_aside=True).exists() or SearchChange.objects.filter(tries__gt=2).exists()
    )
    return "degraded" if waiting else "ok"


def _is_read_only(patience):
    """Whether the server has closed an index to writing, as it does when its disk is full."""
    found = client(patience).indices.get_settings(index=_both(), name="index.blocks.*", flat_settings=True)
    return any(value in (True, "true") for index in found.values() for value in index.get("settings", {}).values())


def _both():
    return ",".join(alias(language) for language in LANGUAGES)
