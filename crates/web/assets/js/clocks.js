// Clocks that run on from what the server counted, whatever the computer's own clock says.

/** `3:07`, or `1:02:07` from an hour on. */
export function clockText(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

export function runClocks(page) {
  const window = page.defaultView;
  const show = () => {
    const now = window.performance.now();
    for (const clock of page.querySelectorAll("[data-clock]")) {
      // A clock that has just come into the page counts from now.
      if (!clock.dataset.clockFrom) clock.dataset.clockFrom = String(now - Number(clock.dataset.clock) * 1000);
      clock.textContent = clockText((now - Number(clock.dataset.clockFrom)) / 1000);
    }
  };
  show();
  page.addEventListener("taken-over", show);
  window.setInterval(show, 1000);
}
