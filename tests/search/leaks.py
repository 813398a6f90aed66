"""The addresses of search for the leak test (tests/test_leaks.py): each mark asked for in every way that could show it."""

from urllib.parse import urlencode

ADDRESSES = {"fr": "/fr/recherche/", "en": "/en/search/"}
#: Words that pages of every audience share.
COMMON = {"fr": ("cas", "étude"), "en": ("cas", "summary")}
TYPES = ("theme", "practice", "publication", "member", "event", "article", "report", "programme", "page")


def disguised(word):
    """Return a word that is `word` for the engines and is not for who looks for `word` in a page that repeats what was asked."""
    place = next(place for place, letter in enumerate(word) if letter in "aeiou")
    return word[:place] + dict(zip("aeiou", "áéíóú", strict=True))[word[place]] + word[place + 1 :]


def address(language, /, **parameters):
    return ADDRESSES[language] + "?" + urlencode(parameters, doseq=True)


def words_of(world):
    """The marks that are words of texts: a cover has none."""
    return [word for word in world.marks if not word.startswith("cover")]


def channels(world):
    """Return every address of search that a reader may try to learn of `world.marks`."""
    found = []
    for word in words_of(world):
        own = "en" if word.endswith("en") else "fr"
        found.append(address(own, q=word[:-1] + "q"))  # a letter wrong: did you mean
        for language, folder in ADDRESSES.items():
            found += [address(language, q=disguised(word)), f"{folder}suggestions/?q={word[:-1]}"]
    filters = [{}, {"sort": "newest"}, {"page": "2"}, *({"type": kind} for kind in TYPES)]
    filters += [{"theme": world.theme.key}, {"member": world.organisation.key}, {"place": world.organisation.place.key}]
    filters += [{"language": "fr"}, {"files": "yes"}, {"audience": "members"}, {"audience": "staff"}]
    for language, words in COMMON.items():
        found += [address(language, q=word, **chosen) for word in words for chosen in filters]
        found += [address(language, **chosen) for chosen in filters]
        found += [f"{ADDRESSES[language]}suggestions/?q={word}" for word in (*words, "ca", "re", "ét")]
    return found
