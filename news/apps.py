from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """News and mission reports."""

    name = "news"
    verbose_name = _("News")

    def ready(self):
        from portal import sample, tree
        from search import feeds

        from . import corpus  # noqa: F401
        from .models import NewsIndexPage
        from .sample import load_articles, load_reports

        tree.register(
            tree.Section(
                key="news",
                model=NewsIndexPage,
                parent="home",
                titles={"fr": "Actualités", "en": "News"},
                slugs={"fr": "actualites", "en": "news"},
                order=10,
                fields={
                    "lead": {
                        "fr": "Ce que le réseau annonce, ce que les missions rapportent. Chaque actualité renvoie à ses sources.",
                        "en": "What the network announces, what missions bring home. Each item gives its sources.",
                    }
                },
            )
        )
        feeds.register(
            feeds.Feed(
                key="news",
                order=10,
                kinds=("article", "report"),
                slugs={"fr": "actualites", "en": "news"},
                title=_("News and mission reports"),
                about=_("What the network announces, what missions bring home."),
                dated=True,
            )
        )
        sample.register(40, _("News"), load_articles)
        sample.register(45, _("Mission reports"), load_reports)
