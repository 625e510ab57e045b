// Moving up and down a table by arrow keys, from one row's link to the next row's.

/** The row to go to from row `at` of `count`, or null if the key does not move. */
export function nextRow(key, at, count) {
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, count - 1);
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

export function moveByArrows(page) {
  page.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const cell = event.target.closest?.("table[data-rows] tbody a")?.closest("th, td");
    if (!cell) return;
    const rows = Array.from(cell.closest("tbody").rows);
    const to = nextRow(event.key, rows.indexOf(cell.parentElement), rows.length);
    const link = to === null ? null : rows[to].cells[cell.cellIndex]?.querySelector("a");
    if (!link) return;
    event.preventDefault();
    link.focus();
    // A sticky head must not hide what has the focus.
    link.scrollIntoView({ block: "nearest" });
  });
}
