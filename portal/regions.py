"""Names of countries (Unicode CLDR, by Babel) and of the provinces and states of North America (ISO 3166-2)."""

import unicodedata
from functools import cache

from babel import Locale
from django.utils.translation import get_language

# ISO 3166-2:CA and :US; French names as the Canadian government's Translation Bureau writes them (no article).
REGIONS = {
    "CA": {
        "AB": ("Alberta", "Alberta"), "BC": ("Colombie-Britannique", "British Columbia"), "MB": ("Manitoba", "Manitoba"),
        "NB": ("Nouveau-Brunswick", "New Brunswick"), "NL": ("Terre-Neuve-et-Labrador", "Newfoundland and Labrador"),
        "NS": ("Nouvelle-Écosse", "Nova Scotia"), "NT": ("Territoires du Nord-Ouest", "Northwest Territories"),
        "NU": ("Nunavut", "Nunavut"), "ON": ("Ontario", "Ontario"), "PE": ("Île-du-Prince-Édouard", "Prince Edward Island"),
        "QC": ("Québec", "Quebec"), "SK": ("Saskatchewan", "Saskatchewan"), "YT": ("Yukon", "Yukon"),
    },
    "US": {
        "AK": ("Alaska", "Alaska"), "AL": ("Alabama", "Alabama"), "CA": ("Californie", "California"),
        "CT": ("Connecticut", "Connecticut"), "DC": ("District de Columbia", "District of Columbia"),
        "DE": ("Delaware", "Delaware"), "FL": ("Floride", "Florida"), "GA": ("Géorgie", "Georgia"),
        "HI": ("Hawaï", "Hawaii"), "IL": ("Illinois", "Illinois"), "IN": ("Indiana", "Indiana"),
        "LA": ("Louisiane", "Louisiana"), "MA": ("Massachusetts", "Massachusetts"), "MD": ("Maryland", "Maryland"),
        "ME": ("Maine", "Maine"), "MI": ("Michigan", "Michigan"), "MN": ("Minnesota", "Minnesota"),
        "MS": ("Mississippi", "Mississippi"), "NC": ("Caroline du Nord", "North Carolina"),
        "NH": ("New Hampshire", "New Hampshire"), "NJ": ("New Jersey", "New Jersey"),
        "NY": ("État de New York", "New York State"), "OH": ("Ohio", "Ohio"), "OR": ("Oregon", "Oregon"),
        "PA": ("Pennsylvanie", "Pennsylvania"), "PR": ("Porto Rico", "Puerto Rico"), "RI": ("Rhode Island", "Rhode Island"),
        "SC": ("Caroline du Sud", "South Carolina"), "TX": ("Texas", "Texas"), "VA": ("Virginie", "Virginia"),
        "VT": ("Vermont", "Vermont"), "WA": ("État de Washington", "Washington State"), "WI": ("Wisconsin", "Wisconsin"),
    },
}  # fmt: skip


@cache
def _countries(language):
    names = Locale(language, "CA").territories
    return {
        code: name
        for code, name in names.items()
        if len(code) == 2 and code.isalpha() and code not in {"EU", "UN", "ZZ", "XA", "XB", "EZ", "QO"}
    }


def _language(language=None):
    return "en" if (language or get_language() or "fr").startswith("en") else "fr"


def alphabetical(name):
    """Return what sorts `name` as a dictionary does: É with E, whatever its capitals."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold(), name


def country_choices():
    """Return (code, name) of every country, by name in the active language."""
    return _sorted_countries(_language())


@cache
def _sorted_countries(language):
    return tuple(sorted(_countries(language).items(), key=lambda item: alphabetical(item[1])))


@cache
def region_choices(country, language):
    """Return (key, name) of every province or state of a country, by name in `language`; keys are full ISO 3166-2 codes."""
    rows = [(f"{country}-{code}", region_name(country, code, language)) for code in REGIONS.get(country, {})]
    return tuple(sorted(rows, key=lambda row: alphabetical(row[1])))


def country_name(code, language=None):
    """Return the name of a country (ISO 3166-1 alpha-2), or the code itself when unknown."""
    return _countries(_language(language)).get(code, code)


def region_name(country, region, language=None):
    """Return the name of a province or state, or an empty string when there is none to show."""
    names = REGIONS.get(country, {}).get(region)
    if not names:
        return ""
    return names[_language(language) == "en"]
