// Suggestions under the search field, from the address in its data-source: an ARIA combobox with a list box (APG), chosen by the
// keyboard or the pointer. Without this file the field is an ordinary one.
const input = document.querySelector(".big-search input[data-source]");

if (input) {
  const list = Object.assign(document.createElement("ul"), { className: "suggestions", id: "suggestion-list", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0].textContent);
  const status = Object.assign(document.createElement("p"), { className: "visually-hidden" });
  status.setAttribute("role", "status");
  input.form.append(list, status);
  const say = (values) => Object.entries(values).forEach(([name, value]) => input.setAttribute(name, value));
  say({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });
  let active = -1;
  let asked = 0;
  let timer;

  const close = () => {
    clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    active = -1;
    say({ "aria-expanded": "false" });
    input.removeAttribute("aria-activedescendant");
  };
  const show = (found) => {
    list.replaceChildren(...found.map(({ value, label, url }, rank) => {
      const item = document.createElement("li");
      item.id = `suggestion-${rank}`;
      item.dataset.url = url;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const kind = document.createElement("small");
      kind.textContent = label;
      item.append(value, " ", kind);
      return item;
    }));
    list.hidden = !found.length;
    active = -1;
    say({ "aria-expanded": String(!list.hidden) });
    input.removeAttribute("aria-activedescendant");
    const several = `${found.length} ${input.dataset.some}`;
    status.textContent = found.length > 1 ? several : found.length ? input.dataset.one : input.dataset.none;
  };
  const move = (step) => {
    const items = [...list.children];
    items[active]?.setAttribute("aria-selected", "false");
    active = (active + step + items.length + (active < 0 && step < 0 ? 1 : 0)) % items.length;
    items[active].setAttribute("aria-selected", "true");
    items[active].scrollIntoView({ block: "nearest" });
    say({ "aria-activedescendant": items[active].id });
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    const words = input.value.trim();
    if (words.length < 2) return close();
    // A moment's rest between two letters: one question, not eight.
    timer = setTimeout(async () => {
      const mine = (asked += 1);
      try {
        const answer = await fetch(`${input.dataset.source}?q=${encodeURIComponent(words)}`);
        const found = answer.ok ? await answer.json() : [];
        if (mine === asked) show(found);
      } catch {
        close();
      }
    }, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      location.assign(list.children[active].dataset.url);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const item = event.target.closest("li");
    if (item) location.assign(item.dataset.url);
  });
}
