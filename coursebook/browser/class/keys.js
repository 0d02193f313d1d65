// @ts-check
/** What the keys of a class view do. Whatever can be typed into keeps its own keys, but for those of a presenter's remote. */

/** @typedef {{go(way: 1 | -1): void, jump(to: number): void, turnTo(face: string): void, resize(by: number): void, wholeScreen(): void,
 *   blank(dark: boolean): void, isBlank(): boolean, leave(): void, isTurned(): boolean,
 *   hands(): {letter(key: string, less: boolean): boolean, press(...names: string[]): void, next(): void} | null}} Actions */

/** Do what a key asks for; return whether it asked for anything. @param {KeyboardEvent} event @param {Actions} actions */
export function obey(event, actions) {
  const { key } = event, from = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (actions.isBlank()) return done(() => actions.blank(false));
  const always = { PageDown: () => actions.go(1), PageUp: () => actions.go(-1), F8: actions.leave, F5: () => {} }[key]; // F5: a remote's "begin" is not to load the page again
  if (always) return done(always);
  const hands = actions.hands();
  if (from.matches(".course-view__field")) {
    if (key === "Enter") return done(() => hands?.next());
    if (!/^[a-z?.]$/i.test(key)) return false; // a letter is no number: the signs are one key away here too
  } else if (from.matches("[type=checkbox], [type=radio]")) {
    if (key === " " || (key.startsWith("Arrow") && from.matches("[type=radio]"))) return false;
  } else if (from.matches("input, select, textarea")) return false;
  if (hands?.letter(key, event.shiftKey)) return true;
  if (key === " " && from.matches("button, a, summary")) return false;
  const onward = actions.isTurned() ? -1 : 1;
  const plain = {
    ArrowRight: () => actions.go(/** @type {1 | -1} */ (onward)), ArrowLeft: () => actions.go(/** @type {1 | -1} */ (-onward)), " ": () => actions.go(event.shiftKey ? -1 : 1),
    Home: () => actions.jump(0), End: () => actions.jump(Infinity), "+": () => actions.resize(1), "=": () => actions.resize(1), "-": () => actions.resize(-1),
    s: () => actions.turnTo("signs"), t: () => actions.turnTo("timer"), "?": () => actions.turnTo("keys"), f: actions.wholeScreen, ".": () => actions.blank(true),
    h: () => hands?.press("hands_up", "show_bars", "hide_bars"), r: () => hands?.press("reveal", "conceal"), n: () => hands?.press("neighbour"),
  }[key.length === 1 ? key.toLowerCase() : key];
  return plain ? done(plain) : false;
}

/** @param {() => void} act */
function done(act) {
  act();
  return true;
}
