"""The words that a PDF adds to its publication's own texts, side by side in both languages.

They are kept here, not in the catalogues: a PDF is set in the language of its text, whatever the language of the person
or the task that asks for it, and the same words must come out of a command that runs without any request.
"""

from __future__ import annotations

NBSP = "\u00a0"

WORDS: dict[str, dict[str, str]] = {
    "abstract": {"fr": "Résumé", "en": "Abstract"},
    "also": {"fr": "Voir aussi, sous un autre thème", "en": "See also, under another theme"},
    "analysis": {"fr": "Analyse de la rédaction", "en": "Editors’ analysis"},
    "contact": {"fr": "À qui s’adresser", "en": "Whom to contact"},
    "contents": {"fr": "Sommaire", "en": "Contents"},
    "consulted": {"fr": "consulté en {}", "en": "consulted {}"},
    "cost": {"fr": "Coût", "en": "Cost"},
    "drawing": {"fr": "Dessin.", "en": "Drawing."},
    "evidence": {"fr": "Preuve", "en": "Evidence"},
    "figure": {"fr": "Mesure", "en": "Measure"},
    "funding": {"fr": "Financement", "en": "Funding"},
    "index": {"fr": "Index", "en": "Index"},
    "cases": {"fr": "Les fiches", "en": "The cases"},
    "lead": {"fr": "Porté par", "en": "Led by"},
    "organizations": {"fr": "Organisations", "en": "Organizations"},
    "partners": {"fr": "Avec", "en": "With"},
    "place": {"fr": "Lieu", "en": "Place"},
    "places": {"fr": "Lieux", "en": "Places"},
    "reviewed": {"fr": "Vérifié", "en": "Reviewed"},
    "sample": {"fr": "Document d’exemple", "en": "Sample document"},
    "sample_note": {
        "fr": "Document d’exemple, composé pour montrer le portail. Il n’engage aucune des organisations nommées.",
        "en": "A sample document, made to show the portal. It commits none of the organizations it names.",
    },
    "secondary": {"fr": "source secondaire", "en": "secondary source"},
    "source": {"fr": "Source", "en": "Source"},
    "sources": {"fr": "Sources", "en": "Sources"},
    "status": {"fr": "État", "en": "Status"},
    "terms": {"fr": "Les termes", "en": "The terms"},
    "theme": {"fr": "Thème {}", "en": "Theme {}"},
    "themes": {"fr": "Thèmes", "en": "Themes"},
    "value": {"fr": "Valeur", "en": "Value"},
    "year": {"fr": "Année", "en": "Year"},
}
SECTIONS: dict[str, dict[str, str]] = {  # the parts of a case, in the order in which it is read
    "context": {"fr": "Contexte", "en": "Context"},
    "challenge": {"fr": "Défi", "en": "Challenge"},
    "solution": {"fr": "Solution", "en": "Solution"},
    "governance": {"fr": "Gouvernance et participation", "en": "Governance and participation"},
    "success_factors": {"fr": "Ce qui a compté", "en": "What made the difference"},
    "limits": {"fr": "Limites", "en": "Limits"},
    "transferability": {"fr": "Transférabilité", "en": "Transferability"},
    "lessons": {"fr": "Leçons", "en": "Lessons"},
}
STATUS = {
    "active": {"fr": "En cours", "en": "Active"},
    "completed": {"fr": "Terminé", "en": "Completed"},
    "planned": {"fr": "En projet", "en": "Planned"},
}
EVIDENCE = {
    "measured": {"fr": "mesuré", "en": "measured"},
    "documented": {"fr": "documenté", "en": "documented"},
    "reported": {"fr": "rapporté", "en": "reported"},
}
KINDS = {
    "study": {"fr": "Étude", "en": "Study"},
    "guide": {"fr": "Guide", "en": "Guide"},
    "proceedings": {"fr": "Actes", "en": "Proceedings"},
    "dossier": {"fr": "Dossier", "en": "Dossier"},
}
LANGUAGES = {"fr": {"fr": "Français", "en": "Anglais"}, "en": {"fr": "French", "en": "English"}}


def words(language: str) -> dict[str, str]:
    """The words of one language by their name."""
    return {name: forms[language] for name, forms in WORDS.items()}
