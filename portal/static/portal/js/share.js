// Copying a reference or an address, and the system's own way of sharing. Each button shows only where the browser can do it.
const clipboard = navigator.clipboard;
for (const button of document.querySelectorAll("[data-copy], [data-copy-text], [data-share]")) {
  const { copy, copyText, share, title } = button.dataset;
  const status = button.closest(".share").querySelector("[role=status]");
  const text = copyText ?? document.getElementById(copy)?.textContent.trim();
  if (share ? !navigator.share : !clipboard || !text) continue;
  button.parentElement.hidden = false;
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await (share ? navigator.share({ title, url: share }) : clipboard.writeText(text));
      if (!share) status.textContent = status.dataset.done;
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = status.dataset.failed;
    }
  });
}
