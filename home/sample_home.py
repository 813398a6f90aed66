"""The two home pages of the sample site, as an editor would compose them."""

from collections import Counter

from portal.models import Theme
from portal.sample import read_folder

#: The office first, then what a mission brought home, a site to visit, and a prize: four kinds of news, four places.
NEWS = ("office-announced-in-quebec", "mission-new-york-2025", "biidaasige-park-opens", "rufenacht-prize-2024")
#: One case from each of the waters that the office serves: the Pacific, the St. Lawrence, the Atlantic.
CASES = ("echo-vancouver", "grand-quai-montreal", "the-pier-halifax")
#: What anyone may open comes before what is for members.
STUDIES = ("compendium-good-practices", "financing-flood-protection", "shore-power-guide")
TEXTS = {
    "fr": {
        "title": "La ville et le port, sur une même carte",
        "lead": "Le portail du bureau nord-américain de l’AIVP : membres, bonnes pratiques, événements et publications des villes portuaires.",
        "opening": ("La ville <i>et le port</i>,", "sur une même carte"),
        "opening_text": "L’AIVP est le réseau mondial des villes portuaires. Son bureau nord-américain rencontre les villes <i>et les ports</i> du Saint-Laurent, des Grands Lacs et des deux côtes, et fait circuler ce qu’ils réussissent.",
        "news": "À la une",
        "themes": "L’Agenda 2030, en coupe",
        "themes_text": "Dix thèmes, quarante-six mesures. La profondeur de chaque sonde est le nombre de pratiques documentées à ce jour : elle montre où le réseau a déjà sondé, et où il reste à le faire.",
        "first": "Ce que les membres mettent en tête (classement d’exemple, d’après les thèmes des profils)",
        "practices": "Bonnes pratiques",
        "practices_text": "Une par façade : le Pacifique, le Saint-Laurent, l’Atlantique. Chaque fiche donne ses chiffres, ses sources et ses limites.",
        "events": "Événements",
        "publications": "Publications",
        "figures": "Le réseau en chiffres",
        "figures_text": "Les chiffres de l’AIVP sont les siens, à la date indiquée; ceux du portail se comptent à chaque visite.",
        "map": "D’un océan à l’autre",
        "map_text": "Un point plein marque un membre, un cercle un profil d’exemple, dont l’adhésion n’est pas établie. Le chiffre en italique compte les pratiques documentées.",
        "join": "Un bureau, trois ans, cinq missions",
        "join_text": "Porté par un organisme à but non lucratif domicilié au Canada, approuvé par les membres le 19 juin 2025, le bureau couvre les côtes atlantique et pacifique, la Voie maritime du Saint-Laurent et les villes portuaires des États-Unis.",
        "join_button": "Rejoindre le réseau",
        "office_button": "Son histoire",
        "missions_button": "Ses missions",
        "missions": (
            (
                "Rencontrer chaque membre sur son terrain",
                "Comprendre les enjeux du territoire, recueillir les attentes.",
            ),
            ("Agrandir le réseau", "En commençant par le Nord-Est des États-Unis."),
            (
                "Tenir une veille stratégique",
                "Trouver, documenter et diffuser de bonnes pratiques sur les thèmes choisis.",
            ),
            ("Réunir les membres deux jours", "Un atelier d’échanges en marge d’une réunion statutaire."),
            ("Ouvrir d’autres chantiers", "Études, coopération, accompagnement : de quoi vivre au-delà de 2028."),
        ),
    },
    "en": {
        "title": "City and port, on one chart",
        "lead": "The portal of AIVP’s North American office: members, good practices, events and publications of port cities.",
        "opening": ("City <i>and port</i>,", "on one chart"),
        "opening_text": "AIVP is the worldwide network of port cities. Its North American office meets the cities <i>and the ports</i> of the St. Lawrence, the Great Lakes and both coasts, and passes on what works for them.",
        "news": "Top stories",
        "themes": "Agenda 2030, in section",
        "themes_text": "Ten themes, forty-six measures. Each sounding is as deep as the number of practices documented so far: it shows where the network has sounded, and where it has yet to.",
        "first": "What members put first (a sample ranking, from the themes of the profiles)",
        "practices": "Good practices",
        "practices_text": "One from each shore: the Pacific, the St. Lawrence, the Atlantic. Every case gives its figures, its sources and its limits.",
        "events": "Events",
        "publications": "Publications",
        "figures": "The network in figures",
        "figures_text": "AIVP’s figures are its own, at the date shown; the portal’s are counted at each visit.",
        "map": "From one ocean to the other",
        "map_text": "A solid dot marks a member, a circle a sample profile, whose membership is not established. The italic figure counts documented practices.",
        "join": "One office, three years, five missions",
        "join_text": "Run by a non-profit organization domiciled in Canada, approved by the members on June 19, 2025, the office covers the Atlantic and Pacific coasts, the St. Lawrence Seaway and the port cities of the United States.",
        "join_button": "Join the network",
        "office_button": "Its story",
        "missions_button": "Its missions",
        "missions": (
            ("Meet every member on site", "Understand what is at stake there, gather expectations."),
            ("Grow the network", "Starting with the US Northeast."),
            ("Keep a strategic watch", "Find, document and share good practices on the themes members choose."),
            ("Bring members together for two days", "An exchange workshop alongside a statutory meeting."),
            ("Develop new work", "Studies, cooperation, support: what it takes to live beyond 2028."),
        ),
    },
}


def home_texts(language):
    """Return the texts of a home page."""
    return TEXTS[language]


def home_blocks(sample, language):
    """Return the blocks of a home page; pages not made yet are left out."""
    text = TEXTS[language]
    if sample.final:
        rank_themes()
    blocks = [
        (
            "opening",
            {
                "title": "".join(f"<p>{line}</p>" for line in text["opening"]),
                "text": f"<p>{text['opening_text']}</p>",
                "picture": None,
                "buttons": [],
            },
        ),
        ("news", {"heading": text["news"], "text": "", "number": 4, "pages": _pages(sample, NEWS, language)}),
        (
            "themes",
            {
                "heading": text["themes"],
                "text": text["themes_text"],
                "first_heading": text["first"],
                "number": 3,
                "profile": True,
            },
        ),
        (
            "practices",
            {
                "heading": text["practices"],
                "text": text["practices_text"],
                "number": 3,
                "pages": _pages(sample, CASES, language),
            },
        ),
        ("events", {"heading": text["events"], "text": "", "number": 4, "pages": []}),
        (
            "publications",
            {"heading": text["publications"], "text": "", "number": 3, "pages": _pages(sample, STUDIES, language)},
        ),
        ("figures", {"heading": text["figures"], "text": text["figures_text"]}),
        ("map", {"heading": text["map"], "text": text["map_text"]}),
        (
            "join",
            {
                "heading": text["join"],
                "text": text["join_text"],
                "steps": [{"heading": heading, "text": words} for heading, words in text["missions"]],
                "buttons": _buttons(
                    sample,
                    language,
                    ("join", text["join_button"]),
                    ("office-story", text["office_button"]),
                    ("missions", text["missions_button"]),
                ),
            },
        ),
    ]
    return [{"type": name, "value": value} for name, value in blocks]


def _pages(sample, keys, language):
    return [page.pk for key in keys if (page := sample.page(key, language)) is not None]


def _buttons(sample, language, *buttons):
    found = [(sample.page(key, language), label) for key, label in buttons]
    return [{"label": label, "page": page.pk} for page, label in found if page is not None]


def rank_themes():
    """Put first the three themes that most sample profiles name, unless the office has ranked any."""
    if Theme.objects.filter(featured__isnull=False).exists():
        return
    counted = Counter(number for member in read_folder("members").values() for number in member["themes"])
    for rank, (number, _count) in enumerate(sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:3], 1):
        Theme.objects.filter(number=number).update(featured=rank)
