from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Search documents, behind every listing."""

    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from portal import readiness, sample

        from . import checks, corpus, passages, receivers  # noqa: F401
        from .elastic import health
        from .sample import learn_words, load_synonyms

        sample.register(15, "search: synonyms", load_synonyms)
        readiness.register("search", health.state)
        sample.register(90, "search: vocabulary", learn_words)
