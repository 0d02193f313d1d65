// @ts-check
// Searches the index that Sphinx writes (searchindex.js calls Search.setIndex) and lists the pages.
// Uses Stemmer and stopwords of language_data.js. Never fetches: it works from file:// too.
// What it says stands in the page, in data attributes.
(() => {
  "use strict";
  /** @typedef {{docnames: string[], titles: string[], alltitles: Object<string, [number, string|null][]>,
   *    terms: Object<string, number|number[]>, titleterms: Object<string, number|number[]>}} Index */
  const { Stemmer, stopwords } = /** @type {any} */ (globalThis);
  const HEADINGS_SHOWN = 3;

  /** @param {string} query @returns {string[]} */
  const wordsOf = (query) =>
    query.toLowerCase().replace(/['’]\p{Letter}+/gu, "").split(/[^\p{Letter}\p{Number}_]+/u).filter((word) => word && !stopwords.includes(word));

  /** Page number → score of one word; a word that only begins a longer one counts for less.
   * @param {Index} index @param {string} word @returns {Map<number, number>} */
  const scoresOf = (index, word) => {
    const stem = new Stemmer().stemWord(word);
    const scores = new Map();
    const add = (/** @type {Object<string, number|number[]>} */ terms, /** @type {number} */ whole, /** @type {number} */ part) => {
      for (const [term, pages] of Object.entries(terms)) {
        const score = term === stem || term === word ? whole : stem.length > 2 && term.startsWith(stem) ? part : 0;
        if (score) for (const page of [pages].flat()) scores.set(page, (scores.get(page) ?? 0) + score);
      }
    };
    add(index.titleterms, 15, 7);
    add(index.terms, 5, 2);
    return scores;
  };

  /** @param {Index} index @param {number} page */
  const addressOf = (index, page) =>
    `${document.documentElement.dataset.content_root ?? "./"}${index.docnames[page]}.html`;

  /** Pages that have every word, or else any of them: those that the page of results names come first, as the reader may
   * be worried; then the best, and among equals the order of the contents.
   * @param {Index} index @param {string[]} words @param {string[]} first @returns {number[]} */
  const find = (index, words, first) => {
    const each = words.map((word) => scoresOf(index, word));
    const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".book-nav a")]);
    const order = links.map((link) => link.href);
    const place = (/** @type {number} */ page) => {
      const at = order.indexOf(new URL(addressOf(index, page), location.href).href);
      return at < 0 ? order.length : at;
    };
    const total = (/** @type {number} */ page) => {
      const at = first.indexOf(index.docnames[page]);
      return at >= 0 ? 1e9 - at : each.reduce((sum, scores) => sum + (scores.get(page) ?? 0), 0);
    };
    const some = [...new Set(each.flatMap((scores) => [...scores.keys()]))];
    const every = some.filter((page) => each.every((scores) => scores.has(page)));
    return (every.length ? every : some).sort((a, b) => total(b) - total(a) || place(a) - place(b));
  };

  /** @param {Index} index @param {number} page @param {string[]} words @returns {[string, string][]} */
  const headingsOf = (index, page, words) =>
    Object.entries(index.alltitles).flatMap(([title, places]) => {
      const named = words.some((word) => title.toLowerCase().includes(word));
      return places.filter(([at, anchor]) => named && at === page && anchor)
        .map(([, anchor]) => /** @type {[string, string]} */ ([title, String(anchor)]));
    }).slice(0, HEADINGS_SHOWN);

  /** Titles in the index are HTML, made by the build: read as text. @param {string} html */
  const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";

  /** @param {string} href @param {string} title */
  const link = (href, title) => {
    const anchor = document.createElement("a");
    anchor.href = href;
    anchor.textContent = plain(title);
    return anchor;
  };

  /** @param {Index} index @param {number} page @param {string[]} words */
  const itemOf = (index, page, words) => {
    const address = addressOf(index, page);
    const item = document.createElement("li");
    item.append(link(address, index.titles[page]));
    const headings = headingsOf(index, page, words);
    if (!headings.length) return item;
    const list = document.createElement("ul");
    for (const [title, anchor] of headings) {
      const row = document.createElement("li");
      row.append(link(`${address}#${anchor}`, title));
      list.append(row);
    }
    item.append(list);
    return item;
  };

  /** @param {HTMLElement} place @param {number} count @param {string} query */
  const said = ({ dataset: words }, count, query) =>
    String([words.none, words.single][count] ?? words.many).replace("{count}", String(count)).replace("{query}", () => query);

  /** @param {Index} index */
  const setIndex = (index) => {
    const query = (new URLSearchParams(location.search).get("q") ?? "").trim();
    const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-results]"));
    const status = place?.querySelector("[role=status]");
    if (status && !query && location.search) status.textContent = place?.dataset.empty ?? "";
    if (!place || !query) return;
    for (const input of document.querySelectorAll("input[name=q]")) /** @type {HTMLInputElement} */ (input).value = query;
    const words = wordsOf(query);
    const pages = find(index, words, (place.dataset.first ?? "").split(" "));
    place.querySelector("ol")?.replaceChildren(...pages.map((page) => itemOf(index, page, words)));
    const heading = place.querySelector("h2");
    if (heading) heading.hidden = false;
    if (status) status.textContent = said(place, pages.length, query);
  };

  /** @type {any} */ (globalThis).Search = { setIndex };
})();
