"""Looking at a page as its readers get it: what axe says, what overflows, where the keyboard goes, what leaves the site."""

WIDTHS = (360, 1440)
FIRST_STEPS, LAST_STEPS = 25, 6

#: What the Tab key reaches, in the order of the document; of a group of choices only the one that Tab lands on.
STOPS = """
() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter((element) => {
  if (element.tabIndex < 0 || element.disabled || element.type === "hidden") return false;
  if (element.type === "radio") {
    const group = [...document.getElementsByName(element.name)].filter((other) => other.form === element.form);
    if (element !== (group.find((other) => other.checked) || group[0])) return false;
  }
  return element.checkVisibility({ visibilityProperty: true });
})
"""

#: Focus each stop in turn: is it seen, and does it look otherwise than before?
FOCUS = """
(stops) => {
  const signs = ["outlineStyle", "outlineWidth", "boxShadow", "borderTopColor", "backgroundColor", "stroke", "strokeWidth", "fill", "color"];
  const look = (element) => [element, ...element.querySelectorAll("*")].slice(0, 12).map((one) => {
    const style = getComputedStyle(one);
    return signs.map((sign) => style[sign]).join();
  }).join("|");
  const name = (element) => element.outerHTML.slice(0, 120);
  const wrong = [];
  for (const stop of stops) {
    if (stop.tabIndex > 0) wrong.push("a tab order of its own: " + name(stop));
    document.activeElement.blur();
    const before = look(stop);
    stop.focus({ focusVisible: true, preventScroll: true });
    const box = stop.getBoundingClientRect();
    if (document.activeElement !== stop) wrong.push("takes no focus: " + name(stop));
    else if (box.width < 2 || box.height < 2) wrong.push("focused unseen: " + name(stop));
    else if (look(stop) === before) wrong.push("shows no focus: " + name(stop));
  }
  document.activeElement.blur();
  return wrong;
}
"""

WHERE = """
(stops) => {
  const active = document.activeElement;
  const scrolls = active.scrollWidth > active.clientWidth || active.scrollHeight > active.clientHeight;
  return active === document.body ? -1 : stops.includes(active) ? stops.indexOf(active) : scrolls ? -2 : -3;
}
"""


class Walker:
    """One tab that goes from page to page and keeps what should not have happened: `errors`, and requests that left (`foreign`)."""

    def __init__(self, browser, home, *, width, **context):
        # Without motion: axe would read colours on their way from light to dark.
        context = {
            "viewport": {"width": width, "height": 900},
            "locale": "fr-CA",
            "reduced_motion": "reduce",
            **context,
        }
        self.home, self.width = home, width
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.errors, self.foreign = [], []
        self.page.on("pageerror", lambda error: self.errors.append(f"{self.page.url}: {error}"))
        self.page.on("console", self._read_console)
        self.page.on("request", self._read_request)

    def _read_console(self, message):
        # The browser itself reports the status of an error page; that page is what is looked at.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.errors.append(f"{self.page.url}: {message.text}")

    def _read_request(self, request):
        if not request.url.startswith((self.home, "data:")):
            self.foreign.append(request.url)

    def go(self, address):
        """Open `address` and return the status of its answer."""
        response = self.page.goto(self.home + address)
        return response.status if response else None

    def look(self, axe, name=None):
        """Assert that the page shown is sound, light and dark: axe, one `h1`, nothing wider than the window."""
        name = name or self.page.url
        self.page.emulate_media(color_scheme="light")
        axe(self.page)
        self.page.emulate_media(color_scheme="dark")
        axe(self.page, only=["color-contrast", "link-in-text-block"])
        self.page.emulate_media(color_scheme="light")
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name} overflows by {wide} px at {self.width} px"
        assert self.page.locator("h1").count() == 1, name

    def tab_through(self):
        """Assert that the keyboard goes through the page in the order of the document, seen at each stop, and out again."""
        page = self.page
        stops = page.evaluate_handle(STOPS)
        count = stops.evaluate("stops => stops.length")
        assert stops.evaluate(FOCUS) == [], page.url
        page.evaluate("document.body.tabIndex = -1; document.body.focus()")
        self._press(stops, range(min(count, FIRST_STEPS)))
        if count > FIRST_STEPS + LAST_STEPS:
            stops.evaluate(f"stops => stops.at({-LAST_STEPS - 1}).focus()")
            self._press(stops, range(count - LAST_STEPS, count))
        if count > FIRST_STEPS + LAST_STEPS or count <= FIRST_STEPS:
            page.keyboard.press("Tab")
            assert stops.evaluate(WHERE) in (-1, 0), f"{page.url} keeps the keyboard"
        return count

    def _press(self, stops, expected):
        for number in expected:
            self.page.keyboard.press("Tab")
            while (found := stops.evaluate(WHERE)) == -2:  # A part that scrolls is a stop of the browser's own.
                self.page.keyboard.press("Tab")
            assert found == number, f"{self.page.url}: stop {number} expected, {found} found"

    def close(self):
        """Assert that nothing went wrong on the way and that no request left the site."""
        self.context.close()
        assert self.errors == []
        assert self.foreign == [], "a request left the site"
