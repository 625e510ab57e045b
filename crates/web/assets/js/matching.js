// Which entries of a list answer to what has been typed. Pure, so that it can be tested without a page.

/** Lower case, half width, no spaces: `ＺＧＸ 局` is typed and stored in many ways. */
export function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

/**
 * The rank of an entry `{label, foundBy}` for typed text: 0 begins like the label, 1 begins like one of the
 * other words (pinyin initials, code), 2 is inside either, 3 its characters come in order; null: no match.
 */
export function rank(entry, typed) {
  const wanted = folded(typed);
  if (wanted === "") return 0;
  const label = folded(entry.label);
  if (label.startsWith(wanted)) return 0;
  const words = (entry.foundBy ?? "").split(" ").map(folded);
  if (words.some((word) => word !== "" && word.startsWith(wanted))) return 1;
  if (label.includes(wanted) || words.some((word) => word.includes(wanted))) return 2;
  return isSubsequence(wanted, label) ? 3 : null;
}

/** The best `limit` entries, the better rank first and else in the order given. */
export function matches(entries, typed, limit) {
  return entries
    .map((entry, at) => ({ entry, at, rank: rank(entry, typed) }))
    .filter((each) => each.rank !== null)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, limit)
    .map((each) => each.entry);
}

/** 州自规局 finds 州自然资源和规划局: people shorten names by leaving characters out. */
function isSubsequence(wanted, label) {
  if (wanted.length < 2) return false;
  let from = 0;
  for (const character of wanted) {
    const at = label.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}

/** Where the marked entry of `count` moves by a key; -1 is none. */
export function moved(key, at, count) {
  if (count === 0) return -1;
  if (key === "ArrowDown") return (at + 1) % count;
  if (key === "ArrowUp") return at <= 0 ? count - 1 : at - 1;
  return at;
}
