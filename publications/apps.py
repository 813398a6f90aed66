from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicationsConfig(AppConfig):
    """Studies, guides and their files."""

    name = "publications"
    verbose_name = _("Publications")

    def ready(self):
        from portal import sample, tree
        from search import feeds

        from . import corpus, receivers  # noqa: F401
        from .models import PublicationIndexPage
        from .sample import load

        feeds.register(
            feeds.Feed(
                key="publications",
                order=30,
                kinds=("publication",),
                slugs={"fr": "publications", "en": "publications"},
                title=_("Publications"),
                about=_("Studies, guides, proceedings and dossiers, as they come out."),
            )
        )
        sample.register(50, _("Publications"), load)
        tree.register(
            tree.Section(
                key="publications",
                model=PublicationIndexPage,
                parent="home",
                titles={"fr": "Publications", "en": "Publications"},
                slugs={"fr": "publications", "en": "publications"},
                order=50,
                fields={
                    "lead": {
                        "fr": "Études, guides et dossiers du réseau, dans les deux langues. Le nombre en italique est celui des pages : il dit à quelle profondeur le sujet est traité.",
                        "en": "Studies, guides and dossiers of the network, in both languages. The number in italics counts the pages: it tells how deep the subject is taken.",
                    }
                },
            )
        )
