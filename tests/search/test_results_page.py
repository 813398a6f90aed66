"""The results page and its suggestions, as readers get them in both languages."""

import re
from html import escape
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.models import Theme
from search import spelling
from search.models import SynonymGroup
from search.results import PER_PAGE
from tests import factories
from tests.budget import queries
from tests.publications.factories import publication
from tests.search import nasty
from tests.search.asking import readable
from tests.search.reading import EN, FR, ask, links, said, titles

pytestmark = pytest.mark.django_db
SUGGESTIONS = f"{FR}suggestions/"
#: Queries of a search, the one that counts it among them: once, without filters, in a transaction of its own, two more in a test's.
BUDGET, COUNTING, SIGNING_IN = 10, 2, 4


def case(title, **fields):
    return factories.practice(title=title, **fields)


def study(**fields):
    return publication(
        **{"title": "Une étude du littoral", "files": [readable("Titre.", "Une digue & un <quai>.")], **fields}
    )


def test_a_result_shows_its_words_marked_its_type_and_the_page_of_the_file_that_answers(client):
    page = study()
    html = ask(client, "digue")
    assert said(html) == "1 résultat pour «\u00a0digue\u00a0»"
    assert titles(html) == [page.title]
    address = page.files[0].value["document"].url
    assert links(html, f"2page 2, {page.title}") == [f"{address}#page=2"]
    assert "Une <mark>digue</mark> &amp; un &lt;quai&gt;." in html
    assert "Publication" in html


def test_the_page_speaks_the_language_of_its_address_and_leads_to_the_other(client):
    case("Le belvédère")
    factories.practice("en", title="The lookout")
    for address, words, heading in ((FR, "belvédère", "Rechercher"), (EN, "lookout", "Search")):
        html = ask(client, words, address)
        assert re.search(r"<h1[^>]*>(.*?)</h1>", html)[1] == heading
        assert f'<html lang="{address[1:3]}-CA">' in html
        assert said(html).startswith("1 ")
        other = EN if address == FR else FR
        assert re.search(rf'href="(https?://[^/"]+)?{other}', html)


def test_words_found_in_the_other_language_alone_are_offered_there(client):
    for number in range(3):
        factories.practice("en", title=f"A lookout {number}")
    html = ask(client, "lookout")
    assert said(html).startswith("0")
    assert links(html, "3 résultats en anglais") == [f"{EN}?q=lookout"]
    assert not re.search("results? in French", ask(client, "lookout", EN))
    assert not links(ask(client, "zzyzx"), "0 résultat en anglais")


def test_a_word_mistyped_is_offered_as_it_was_meant_with_the_filters_kept(client):
    case("Le belvédère de la rade")
    spelling.relearn()
    html = ask(client, "belvedaire rade", type="practice")
    (meant,) = links(html, "belvedere rade")
    assert "type=practice" in meant
    assert titles(client.get(FR + meant).content.decode()) == ["Le belvédère de la rade"]
    assert "belvedere rade" not in ask(client, "belvédère rade")
    # Another ending is no other word: "belvédères" stands nowhere, and is found.
    assert not links(ask(client, "belvédères zzyzx"), "belvedere zzyzx")


def test_a_search_that_finds_nothing_says_so_and_what_to_do(client):
    html = ask(client, "zzyzx")
    assert said(html).startswith("0")
    assert "Pas de fond à cet endroit" in html
    assert links(html, Theme.objects.get(number=1).label_fr)


def test_without_words_the_page_is_a_field_and_how_to_use_it(client):
    for parameters in ({}, {"q": ""}, {"q": "  "}, {"q": "-quai"}, {"q": "\u202e"}):
        html = client.get(FR, parameters).content.decode()
        assert 'role="search"' in html and "guillemets" in html
        assert titles(html) == [] and '<p role="status">' not in html


def test_results_are_cut_into_pages_that_keep_words_and_filters(client):
    for number in range(PER_PAGE + 1):
        case(f"Un quai {number}")
    html = ask(client, "quai", type="practice")
    assert len(titles(html)) == PER_PAGE
    (second,) = set(re.findall(r'href="(\?[^"]*page=2[^"]*)"', html))
    html = client.get(FR + second.replace("&amp;", "&")).content.decode()
    assert len(titles(html)) == 1
    assert 'value="quai"' in html
    assert titles(ask(client, "quai", page="1000000000")) == titles(ask(client, "quai", page="2"))


HOSTILE = [
    {"q": "é" * 2000},
    {"q": "quai", "page": "1000000000"},
    {"q": "quai", "page": "-1"},
    {"q": "quai", "page": "0"},
    {"q": "quai", "page": "x"},
    {"q": "quai", "page": "²"},
    {"q": "quai", "page": "٣"},
    {"q": "quai", "page": "1" * 3000},
    {"q": "quai", "type": "rien", "theme": "rien", "place": "rien", "member": "rien", "language": "rien", "files": "rien", "audience": "staff"},
    {"q": "quai", "year": ["²", "20260", "abcd", "٢٠٢٦", "-1"]},
    {"q": "quai", "theme": [f"cle-{number}" for number in range(400)]},
    {"q": "quai", "theme": "<script>alert(1)</script>", "place": '"><img src=x>', "member": "'; DROP TABLE x; --"},
    {"q": "quai", "sort": "<b>", "language": "\u202efr"},
    {"q[]": "quai", "type[]": "practice", "page[]": "2"},
    {"q": ["premier", "quai"], "page": ["1", "x"], "sort": ["newest", "x"]},
    {"q": "\u202eiauq שלום مرحبا"},
    {"q": "👩‍🚒🇫🇷 quai"},
    {"q": "<script>alert(1)</script>\"'<img src=x onerror=alert(1)>"},
    {"q": '"'},
    {"q": "«"},
    {"q": '"quai" "'},
    {"q": "&|!()<->:*"},
    {"q": "AND OR NOT NEAR"},
    {"q": "quai' OR 1=1 --"},
    {"q": "ʼn portʼs ŉ"},
    {"q": "½ ﷺ 𝐀"},
    {"q": "quai\r\nSet-Cookie: a=b"},
    {"q": "\ud800quai".encode("utf-8", "surrogatepass")},
    {"q": b"\xff\xfequai"},
    {"q": " ".join(f"mot{number}" for number in range(30))},
]  # fmt: skip


@pytest.mark.parametrize("address", [FR, EN])
@pytest.mark.parametrize("parameters", HOSTILE, ids=lambda parameters: ascii(parameters)[:40])
def test_nothing_in_an_address_is_an_error(client, parameters, address):
    case("Un quai")
    factories.practice("en", title="Un quai")
    query = urlencode(parameters, doseq=True)[:7900]
    response = client.get(f"{address}?{query}")
    html = response.content.decode()
    assert response.status_code == 200
    assert "<script>alert" not in html and "<img src=x" not in html and "Set-Cookie" not in response.headers
    main = re.search(r"<main.*?</main>", html, re.S)[0]
    assert len(re.sub(r"<[^>]+>", " ", main).split()) > 5
    assert client.get(f"{address}suggestions/?{query}").status_code == 200


@pytest.mark.parametrize("parameters", [{"q": "qu\0ai"}, {"q": "quai", "theme": "\0"}, {"page": "\0"}])
def test_a_character_that_no_database_holds_is_refused_in_words(client, parameters):
    for address in (FR, EN, SUGGESTIONS):
        assert client.get(address, parameters).status_code == 400
    assert client.get(f"{FR}?q=" + "a" * 10_000).status_code == 400


def test_whatever_is_typed_the_page_answers_and_shows_it_escaped(client):
    case("Un quai")
    for text in nasty.texts(60, seed=10, longest=20):
        if "\0" in text:
            continue
        response = client.get(f"{FR}?" + urlencode({"q": text.encode("utf-8", "surrogatepass")}))
        main = re.search(r"<main.*?</main>", response.content.decode(), re.S)[0]
        shown = escape(response.context["results"].query.text).replace("&#39;", "&#x27;")
        assert f'value="{shown}"' in main, ascii(text)
        assert "<script>" not in main and main.count("<mark>") == main.count("</mark>")


@pytest.mark.parametrize(("address", "twin"), [(FR, EN), (EN, FR)])
def test_the_page_itself_may_be_found_elsewhere_and_what_it_finds_may_not(client, address, twin):
    page = client.get(address).content.decode()
    assert "noindex" not in page and re.search(r'<meta name="description" content="[^"]{60,160}">', page)
    assert re.search(rf'<link rel="canonical" href="[^"]*{address}">', page)
    assert re.search(rf'<link rel="alternate" hreflang="\w\w-CA" href="[^"]*{twin}">', page)
    for asked in ({"q": "quai"}, {"type": "practice"}):
        found = client.get(address, asked).content.decode()
        assert '<meta name="robots" content="noindex, follow">' in found and 'rel="canonical"' not in found


def test_nobody_between_the_reader_and_the_portal_keeps_a_page_of_results(client):
    case("Un quai")
    response = client.get(FR, {"q": "quai"})
    assert "private" in response["Cache-Control"] and "Cookie" in response["Vary"]
    assert '<meta name="robots" content="noindex, follow">' in response.content.decode()
    suggestions = client.get(SUGGESTIONS, {"q": "quai"})
    assert suggestions["X-Robots-Tag"] == "noindex"
    assert suggestions["Cache-Control"] == "private, no-store"
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(FR, {"q": "quai"})["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", [FR, EN, SUGGESTIONS])
def test_results_are_read_and_never_written(client, address):
    head = client.head(address, {"q": "quai"})
    assert (head.status_code, head.content) == (200, b"")
    for method in (client.post, client.put, client.delete):
        assert method(address, {"q": "quai"}).status_code == 405


@pytest.mark.parametrize("size", [3, 12])
def test_a_search_with_pages_of_files_and_filters_costs_few_queries(client, size):
    SynonymGroup.objects.create(language="fr", terms="quai\nappontement")
    theme = Theme.objects.get(number=1)
    for number in range(size):
        organisation = factories.OrganisationFactory()
        factories.member_page(organisation=organisation)
        lead = [("actor", {"organisation": organisation, "name": ""})]
        case(f"Un quai {number}", main_theme=theme, lead=lead)
        publication(title=f"Étude {number}", files=[readable("Un quai.")], main_theme=theme)
    closed = case("Un quai fermé")
    factories.restrict(closed, "members")
    spelling.relearn()
    address = f"{FR}?q=quai"
    assert queries(client, address) <= BUDGET + COUNTING
    assert queries(client, f"{address}&theme={theme.key}&type=practice&type=publication") <= BUDGET
    # A search that finds nothing asks for more: words put right, some of the words, the other language.
    assert queries(client, f"{FR}?q=quao+zzyzx") <= 2 * BUDGET
    assert queries(client, FR) <= 5
    assert queries(client, f"{SUGGESTIONS}?q=qu") <= 2
    client.force_login(factories.member(), backend="django.contrib.auth.backends.ModelBackend")
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= BUDGET + COUNTING + SIGNING_IN
