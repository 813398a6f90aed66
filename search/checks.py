"""What `manage.py check --deploy` says of the search indexes, before readers meet wrong results."""

from django.core.checks import Tags, Warning, register

from .elastic import health
from .elastic.client import LONG_PATIENCE, is_configured


@register(Tags.compatibility, deploy=True)
def indexes_are_ours(app_configs, **kwargs):
    """Warn when Elasticsearch does not answer, or holds indexes of other code: the database engine answers meanwhile."""
    if not is_configured():
        return []
    try:
        different = health.different_indexes(LONG_PATIENCE)
    except Exception as error:  # noqa: BLE001  (whatever is wrong, the operator reads it here)
        return [
            Warning(
                f"Elasticsearch does not answer: {error}",
                hint="search_rebuild makes indexes that are missing.",
                id="search.W001",
            )
        ]
    return [
        Warning(f"The index {name} was made by other code.", hint="Run search_rebuild.", id="search.W002")
        for name in different
    ]
