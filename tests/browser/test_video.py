"""A video in an article: nothing of another site before the reader asks, then the player in its place."""

import pytest

from tests.news import build

VIDEO = {"url": "https://vimeo.com/123456789", "title": "La visite du port", "transcript": ""}
PLAYER = "https://player.vimeo.com/video/123456789?dnt=1"


@pytest.mark.django_db(transaction=True)
def test_a_video_loads_nothing_before_the_click(page, live_server):
    article = build.article(body=[{"type": "video", "value": VIDEO}])
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("https://player.vimeo.com/**", lambda route: route.fulfill(body="<p>ok</p>", content_type="text/html"))
    page.goto(live_server.url + article.url_path)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    page.get_by_role("link", name="La visite du port").click()
    player = page.locator("iframe[title='La visite du port']")
    player.wait_for()
    assert player.get_attribute("src") == PLAYER
    assert [url for url in asked if not url.startswith(live_server.url)] == [PLAYER]
