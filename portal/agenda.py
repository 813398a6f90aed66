"""The ten themes of the AIVP Agenda 2030, with their official labels (AIVP, adopted in Québec in 2018), kept as they are."""

from .models import Theme

#: number, key, label in French, label in English, goals proposed (to be confirmed), rank on the home page
THEMES = (
    (1, "climate-change-adaptation", "Adaptation au changement climatique", "Climate change adaptation", "13, 11, 14"),
    (2, "energy-transition-and-circular-economy", "Transition énergétique et économie circulaire", "Energy transition and circular economy", "7, 9, 12, 13"),
    (3, "sustainable-mobility", "Mobilité durable", "Sustainable mobility", "11, 9"),
    (4, "renewed-governance", "Gouvernance renouvelée", "Renewed governance", "16, 17, 11"),
    (5, "investing-in-the-human-capital", "Investir dans le capital humain", "Investing in the human capital", "4, 8, 5"),
    (6, "port-culture-and-identity", "Culture et identité portuaires", "Port culture and identity", "11, 4"),
    (7, "quality-food-for-all", "Alimentation de qualité pour tous", "Quality food for all", "2, 12, 14"),
    (8, "port-city-interface", "Interface Ville Port", "Port City Interface", "11, 9"),
    (9, "health-and-life-quality", "Santé et qualité de vie", "Health and life quality", "3, 11, 6"),
    (10, "protecting-biodiversity", "Protéger la biodiversité", "Protecting biodiversity", "14, 15"),
)  # fmt: skip


def ensure_themes():
    """Make the themes that are missing; those that exist keep what the office wrote."""
    for number, key, label_fr, label_en, goals in THEMES:
        Theme.objects.get_or_create(
            number=number, defaults={"key": key, "label_fr": label_fr, "label_en": label_en, "goals": goals}
        )
