"""The index of the database engine: one query of it answers, and it is made anew while pages are published, all of it or nothing."""

import pytest
from django.db import connection
from wagtail.models import Page

from search import analysis, fields
from search.engines import database
from search.models import SearchDocument, SearchEntry
from tests import factories
from tests.search.asking import asked, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases(monkeypatch):
    monkeypatch.setattr(analysis, "BATCH", 2)
    return [factories.practice(title=f"Quai numéro {number}", summary="Un quai.") for number in range(7)]


def retitle(page, title):
    page = Page.objects.get(pk=page.pk).specific
    page.title = title
    page.save_revision().publish()


def test_what_is_published_meanwhile_is_in_the_new_index(cases):
    SearchEntry.objects.update(title_words="ancien", vector=("ancien", "", ""))
    seen = []

    def report(name, done, total):
        seen.append((name, done, total))
        if len(seen) == 2:
            retitle(cases[0], "Une digue")
            retitle(cases[-1], "Une jetée")
            Page.objects.get(pk=cases[1].pk).delete()
            factories.practice(title="Un belvédère")

    number = analysis.analyse_again(report)
    assert [done for name, done, _total in seen if name == "documents"] == sorted(
        {done for _name, done, _total in seen if done}
    )
    assert number == seen[0][2] > len(cases)
    assert list(analysis.different()) == []
    assert [found(word) for word in ("digue", "jetée", "belvédère")] == [["Une digue"], ["Une jetée"], ["Un belvédère"]]
    assert len(found("quai")) == 7  # Four titles, and the summaries of the three others.
    assert not SearchEntry.objects.filter(pk=cases[1].pk).exists()


def test_stopped_half_way_it_has_changed_nothing_and_begins_again(cases):
    def stop(name, done, total):
        if done >= 4:
            raise KeyboardInterrupt

    before = list(SearchEntry.objects.order_by("pk").values_list("pk", "written_at"))
    with pytest.raises(KeyboardInterrupt):
        analysis.analyse_again(stop)
    assert list(SearchEntry.objects.order_by("pk").values_list("pk", "written_at")) == before
    assert "search_searchentry_new" not in connection.introspection.table_names()
    analysis.analyse_again()
    assert list(analysis.different()) == []


@pytest.mark.parametrize("chosen", [{}, {"type": ["practice"]}])
def test_one_query_brings_all_that_is_weighed_counted_and_filtered(cases, chosen, django_assert_num_queries):
    for text in ("quai", ""):
        question = asked(text, chosen=chosen)
        with django_assert_num_queries(1):
            result = database.answer(question)
        assert result.total >= 7 and result.counts["theme"] and result.counts["type"]["practice"] == 7


@pytest.mark.parametrize("language", ["fr", "en"])
def test_words_are_looked_up_in_an_index_and_on_postgresql_in_that_of_their_language(cases, language):
    asks, plan = {"postgresql": "EXPLAIN ", "sqlite": "EXPLAIN QUERY PLAN "}, []

    def explain(execute, sql, params, many, context):
        execute(asks[connection.vendor] + sql, params, many, context)
        plan.extend(str(row) for row in context["cursor"].fetchall())
        return execute(sql, params, many, context)

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # Seven rows are read faster than any index.
    question = asked("quai", language)
    with connection.execute_wrapper(explain):
        database.number_of(question)
    used = {
        "postgresql": [f"search_entry_vector_{language}"],
        # The measures, once for all the rows: for each row anew, they cost the square of what is found.
        "sqlite": ["SCAN search_entry_words VIRTUAL TABLE INDEX", "USING AUTOMATIC COVERING INDEX (id=?)"],
    }
    assert all(part in "\n".join(plan) for part in used[connection.vendor])


def indexes():
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, SearchEntry._meta.db_table)
    return {name: (row["columns"], row["primary_key"], row.get("type")) for name, row in found.items()}


def test_the_new_table_is_as_migrations_made_it(cases):
    before = indexes()
    assert before
    for _ in range(2):
        analysis.analyse_again()
        assert indexes() == before


def test_a_text_longer_than_an_index_can_hold_is_published_and_found_by_its_beginning():
    text = "belvédère " + " ".join(f"mot{number}é" for number in range(200_000))
    vector = fields.tsvector(("", "", text))
    assert fields.MOST // 2 < len(vector.encode()) <= fields.MOST and vector.endswith("C")
    page = factories.practice(title="Un quai", solution=f"<p>{text}</p>")
    assert found("belvédère") == found("mot7e") == ["Un quai"]
    assert SearchDocument.objects.get(pk=page.pk).body.count("mot") == 200_000
    analysis.analyse_again()
    assert found("belvédère") == ["Un quai"]
    assert list(analysis.different()) == []


def test_positions_go_on_from_part_to_part_and_stop_where_postgresql_does():
    assert fields.tsvector(("quai port", "", "eau quai")) == "quai:1A port:2A eau:5C quai:6C"
    assert fields.tsvector(("", "", "a " * 16_400)).endswith(f" a:{fields.LAST}C a:{fields.LAST}C")
