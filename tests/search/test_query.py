"""What somebody typed is understood as a reader means it, and nothing that can be typed is an error."""

import pytest

from search import query, synonyms
from tests.search import nasty


def parsed(text, language="fr", groups=()):
    return query.parse(text, language, [synonyms.terms(group, language) for group in groups])


def asked(text, language="fr", groups=()):
    """The words of a query, as typed, without accents."""
    return [clause.form for clause in parsed(text, language, groups).clauses]


def test_small_words_are_not_asked_for_unless_there_is_nothing_else():
    assert asked("le bain de la ville") == ["bain", "ville"]
    assert asked("the harbour", "en") == ["harbour"]
    assert asked("où") == ["ou"]


@pytest.mark.parametrize(
    "quoted", ['"front de mer"', "« front de mer »", "«\u00a0Front de mer\u00a0»", "“front de mer”"]
)
def test_a_phrase_in_quotes_of_either_language_is_kept_as_it_stands(quoted):
    found = parsed(f"quais {quoted}")
    assert found.phrases == (("front", "de", "mer"),)
    assert [clause.form for clause in found.clauses] == ["quais"]


def test_one_word_in_quotes_is_a_word():
    assert (asked('"quai"'), parsed('"quai"').phrases) == (["quai"], ())


def test_a_minus_leaves_a_word_out_and_a_hyphen_does_not():
    found = parsed("port -ports-francs ville-port -Quais")
    assert [clause.form for clause in found.clauses] == ["port", "ville"]
    assert found.excluded == ("port", "franc", "quai")
    assert parsed("rendez-vous").excluded == ()


def test_a_minus_leaves_a_phrase_out_as_it_stands_and_one_word_in_quotes_as_a_word():
    found = parsed('port -"front de mer" -"quais"')
    assert (found.excluded_phrases, found.excluded, found.phrases) == ((("front", "de", "mer"),), ("quai",), ())
    assert len(parsed("quai " + '-"le quai" ' * 9).excluded_phrases) == 4
    assert not parsed('-"front de mer"')


@pytest.mark.parametrize(
    "text", ["-quai", "-", "--", '"', '""', "« »", "“", "!!! ???", "&|()<->", "\0", "\u202e", "👩‍🚒 🇫🇷", "   ", "'"]
)
def test_what_says_nothing_asks_nothing(text):
    assert not parsed(text)


def test_a_lone_quote_is_left_out_and_the_rest_understood():
    assert asked('bain "portuaire') == ["bain", "portuaire"]
    assert asked("l'accès à l' ") == ["acces"]


def test_operators_of_other_engines_are_words_like_others():
    assert asked("quai AND rive OR (port*)^2", "fr") == ["quai", "and", "rive", "or", "port", "2"]


@pytest.mark.parametrize(
    ("text", "words"), [("שלום quai", ["שלום", "quai"]), ("港口", ["港口"]), ("quai 🚢 rive", ["quai", "rive"])]
)
def test_every_script_is_read(text, words):
    assert asked(text) == words


def test_the_same_word_twice_is_asked_once():
    assert asked("quai quais QUAI quài") == ["quai"]


def test_a_term_of_several_words_brings_its_synonyms_and_its_words_apart():
    (clause,) = parsed("postes à quai", groups=["Poste à quai\nmouillage\nberth place"]).clauses
    assert clause.form == "postes quai"
    ways = [(choice.stems, choice.together) for choice in clause.choices]
    assert ways == [
        (("post", "quai"), True),
        (("post", "quai"), False),
        (("mouillag",), True),
        (("berth", "plac"), True),
    ]
    weights = [choice.weight for choice in clause.choices]
    assert weights == sorted(weights, reverse=True) and weights[0] > weights[1] > weights[2]


def test_the_longest_term_is_the_one_meant():
    groups = ["quai\nwharf", "quai sud\nbassin"]
    (clause,) = parsed("quais sud", groups=groups).clauses
    assert ("bassin",) in {choice.stems for choice in clause.choices}
    assert ("wharf",) not in {choice.stems for choice in clause.choices}


def test_a_group_without_two_terms_or_any_word_means_nothing():
    assert synonyms.terms("Quai\nquais\n\n!!", "fr") == synonyms.terms("quai", "fr")


def test_a_search_is_cut_at_200_characters_and_twelve_words_and_says_so():
    long = parsed("é" * 300)
    assert (len(long.text), long.was_cut) == (200, True)
    many = parsed(" ".join(f"mot{number}" for number in range(13)))
    assert (len(many.clauses), many.was_cut) == (12, True)
    assert not parsed(" ".join(f"mot{number}" for number in range(12))).was_cut
    assert len(parsed('"a b" "c d" "e f" "g h" "i j"').phrases) == query.MOST_PHRASES
    assert not parsed("é" * 200).was_cut


@pytest.mark.parametrize("number", [2, 5, 6, 7, 12])
def test_when_not_all_words_answer_fewer_are_asked_and_never_too_many_ways(number):
    found = parsed(" ".join(f"mot{rank}" for rank in range(number)))
    sets = found.relaxed()
    sizes = [len(ways[0]) for ways in sets]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-1]) == (number - 1, 1)
    assert sum(map(len, sets)) < 120


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_that_can_be_typed_is_an_error(language):
    groups = [synonyms.terms("poste à quai\nmouillage", language), synonyms.terms("quai\nl'eau\nréseaux", language)]
    for text in [*nasty.texts(2000, seed=3, longest=30), *nasty.characters(500, seed=4, longest=300)]:
        found = query.parse(text, language, groups)
        assert len(found.text) <= query.LONGEST
        assert len(found.clauses) <= query.MOST_WORDS
        found.text.encode()  # a lone surrogate could be neither shown nor counted
        assert not any(ord(letter) < 32 for letter in found.text)
        said = [*found.excluded, *(form for phrase in found.phrases for form in phrase)]
        said += [stem for clause in found.clauses for choice in clause.choices for stem in choice.stems]
        assert all(word.isalnum() for word in said), ascii(text)
        assert query.parse(found.text, language, groups).clauses == found.clauses, (
            "a link to these results asks the same"
        )
