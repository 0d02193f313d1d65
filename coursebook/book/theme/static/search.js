// @ts-check
// Searches the index that Sphinx writes (searchindex.js calls Search.setIndex) and lists the pages: those that say a word in
// any form, those that say another word of its set (book/search-words.yml), or else a word that is a letter off.
// Uses Stemmer and stopwords of language_data.js. Never fetches: it works from file:// too.
// What it says, and the sets, stand in the page, in data attributes.
(() => {
  "use strict";
  /** @typedef {Object<string, number|number[]>} Terms */
  /** @typedef {{docnames: string[], titles: string[], alltitles: Object<string, [number, string|null][]>,
   *    terms: Terms, titleterms: Terms}} Index */
  /** @typedef {Map<number, number>} Scores page number → how well it fits */
  /** @typedef {{words: string[], urgent: boolean}} WordSet */
  /** @typedef {{typed: string[], own: Scores, others: string[], urgent?: boolean, unnamed?: boolean}} Unit
   *    words typed that belong together, the pages that say them, and the words to look for beside them */
  const { Stemmer, stopwords } = /** @type {any} */ (globalThis);
  const HEADINGS_SHOWN = 3;
  const LONGEST_PHRASE = 4; // words
  const OTHER_LETTER = 0.5; // what another first letter adds to a distance: few people mistype that one

  /** Small letters without accents; marks that are vowels stay. As `fold_word` in Python. @param {string} text */
  const fold = (text) =>
    text.toLowerCase().replace(/['’]\p{Letter}+/gu, "").normalize("NFKD").replace(/[\u0300-\u036f]/g, "");

  /** @param {string} text @returns {string[]} */
  const wordsOf = (text) =>
    fold(text).split(/[^\p{Letter}\p{Mark}\p{Number}_]+/u).filter((word) => word && !stopwords.includes(word));

  /** @param {string} word @returns {string} */
  const stemOf = (word) => new Stemmer().stemWord(word);

  /** How many letters are wrong, missing or too many, or change places with the next one: Damerau's distance.
   * @param {string} a @param {string} b */
  const distance = (a, b) => {
    let before = /** @type {number[]} */ ([]);
    let last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let k = 1; k <= b.length; k++) {
        row[k] = Math.min(last[k] + 1, row[k - 1] + 1, last[k - 1] + Number(a[i - 1] !== b[k - 1]));
        if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1]) row[k] = Math.min(row[k], before[k - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  /** How many letters may be off in what is found, and in what is only asked about ("Did you mean …?"). @param {string} word */
  const slack = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
  const wideSlack = (/** @type {string} */ word) => (word.length < 4 ? 0 : Math.min(3, Math.ceil(word.length / 3)));

  /** Titles in the index are HTML, made by the build: read as text. @param {string} html */
  const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";

  /** What the index and the sets know. @param {Index} index @param {{same?: string[][], urgent?: string[][]}} listed */
  const readWords = (index, { same = [], urgent = [] }) => {
    const spread = (/** @type {Terms} */ terms) =>
      Object.entries(terms).map(([term, pages]) => /** @type {[string, number[]]} */ ([fold(term), [pages].flat()]));
    const [text, titles] = [spread(index.terms), spread(index.titleterms)];
    /** @type {Map<string, WordSet>} */ const sets = new Map();
    /** Words that can be shown to who mistyped them, those of the sets first. @type {Map<string, {key: string, word: string}>} */
    const known = new Map();
    const keyOf = (/** @type {string[]} */ words) => stemOf(words.join(""));
    const note = (/** @type {string} */ word) => {
      const words = wordsOf(word);
      const [bare, key] = [words.join(""), keyOf(words)];
      if (bare && !known.has(bare)) known.set(bare, { key, word });
      return key;
    };
    const add = (/** @type {WordSet} */ set) => set.words.map(note).forEach((key) => sets.has(key) || sets.set(key, set));
    urgent.forEach((words) => add({ words, urgent: true }));
    same.forEach((words) => add({ words, urgent: false }));
    wordsOf(plain(Object.keys(index.alltitles).join(" "))).forEach(note);

    /** @param {string} word @param {boolean} parts a word that only begins a longer one counts too, for less @returns {Scores} */
    const scoresOf = (word, parts) => {
      const stem = stemOf(word);
      const scores = new Map();
      const kinds = /** @type {[[string, number[]][], number, number][]} */ ([[titles, 15, 7], [text, 5, 2]]);
      for (const [terms, whole, part] of kinds) {
        for (const [term, pages] of terms) {
          const score = term === stem || term === word ? whole : parts && stem.length > 2 && term.startsWith(stem) ? part : 0;
          if (score) for (const page of pages) scores.set(page, Math.max(score, scores.get(page) ?? 0));
        }
      }
      return scores;
    };

    /** The pages that say all of some words. @param {string[]} words @param {boolean} [parts] @returns {Scores} */
    const pagesWith = (words, parts = false) => {
      const each = words.map((word) => scoresOf(word, parts));
      const pages = [...(each[0]?.keys() ?? [])].filter((page) => each.every((scores) => scores.has(page)));
      return new Map(pages.map((page) => [page, Math.min(...each.map((scores) => scores.get(page) ?? 0))]));
    };

    /** The word that is nearest to what was typed, by its letters or by those of its stem.
     * @param {string} typed @param {(word: string) => number} most how many letters may be off */
    const nearest = (typed, most) => {
      const stem = stemOf(typed);
      let [least, found] = [Infinity, ""];
      for (const [bare, { key, word }] of known) {
        for (const [a, b] of [[typed, bare], [stem, key]]) {
          if (Math.abs(a.length - b.length) > most(a)) continue;
          const away = distance(a, b);
          const cost = away + (a[0] === b[0] ? 0 : OTHER_LETTER);
          if (away <= most(a) && cost < least) [least, found] = [cost, word];
        }
      }
      return found;
    };

    return { sets, keyOf, text, pagesWith, nearest };
  };

  /** Splits what was typed into units: what is in a set, else what pages say, else what is nearly so, else what is in part so.
   * @param {string[]} words @param {ReturnType<typeof readWords>} known @returns {Unit[]} */
  const unitsOf = (words, { sets, keyOf, text, pagesWith, nearest }) => {
    const units = /** @type {Unit[]} */ ([]);
    const inSet = (/** @type {string[]} */ typed, /** @type {string} */ key) => {
      const set = sets.get(key);
      // The index does not know which words stand side by side, so a phrase is looked for only where it is the pages' own.
      const others = set?.words.filter((word, at) => !at || wordsOf(word).length === 1) ?? [];
      return set && { typed, own: pagesWith(typed, true), others, urgent: set.urgent };
    };
    const whole = (/** @type {string[]} */ typed) =>
      pagesWith(typed).size ? { typed, own: pagesWith(typed, true), others: [] } : undefined;
    // Said by pages all the same: the beginning of a word, or two words that they part.
    const inParts = (/** @type {string[]} */ [word]) => {
      const cuts = [...Array(Math.max(word.length - 5, 0)).keys()].map((at) => [word.slice(0, at + 3), word.slice(at + 3)]);
      const own = [pagesWith([word], true), ...cuts.map((parts) => pagesWith(parts))].find(({ size }) => size);
      return own && { typed: [word], own, others: [] };
    };
    const nearly = (/** @type {string[]} */ typed) => {
      const word = nearest(typed.join(""), slack);
      return word ? inSet(typed, keyOf(wordsOf(word))) ?? { typed, own: new Map(), others: [word] } : undefined;
    };
    // A word of the pages that no set and no heading has: the index knows only its stem, which is not for reading.
    const nearStem = (/** @type {string[]} */ [word]) => {
      const stem = stemOf(word);
      const [term] = word.length > 4 && text.find(([each]) => each[0] === stem[0] && each.length > 3 &&
        Math.abs(each.length - stem.length) < 2 && distance(stem, each) === 1) || [];
      return term && { typed: [word], own: new Map(), others: [term], unnamed: true };
    };
    while (words.length) {
      const phrases = [...Array(Math.min(LONGEST_PHRASE, words.length)).keys()].map((n) => words.slice(0, n + 1)).reverse();
      const first = (/** @type {(typed: string[]) => Unit | undefined} */ look) =>
        phrases.reduce((unit, typed) => unit ?? look(typed), /** @type {Unit | undefined} */ (undefined));
      const unit = first((typed) => inSet(typed, keyOf(typed))) ?? whole(words.slice(0, 1)) ?? first(nearly) ??
        inParts(words) ?? nearStem(words) ?? { typed: [words[0]], own: new Map(), others: [] };
      units.push(unit);
      words = words.slice(unit.typed.length);
    }
    return units;
  };

  /** @param {Index} index @param {number} page */
  const addressOf = (index, page) =>
    `${document.documentElement.dataset.content_root ?? "./"}${index.docnames[page]}.html`;

  /** Sorts pages: some come first, some last, as the page of results says; between them the best, and among equals the
   * order of the contents.
   * @param {Index} index @param {Scores[]} each @param {string[]} first @param {string[]} last @returns {number[]} */
  const find = (index, each, first, last) => {
    const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".book-nav a")]);
    const order = links.map((link) => link.href);
    const place = (/** @type {number} */ page) => {
      const at = order.indexOf(new URL(addressOf(index, page), location.href).href);
      return at < 0 ? order.length : at;
    };
    const total = (/** @type {number} */ page) => {
      const at = first.indexOf(index.docnames[page]);
      const sum = each.reduce((total, scores) => total + (scores.get(page) ?? 0), 0);
      return at >= 0 ? 1e9 - at : last.includes(index.docnames[page]) ? sum - 1e6 : sum;
    };
    const some = [...new Set(each.flatMap((scores) => [...scores.keys()]))];
    const every = some.filter((page) => each.every((scores) => scores.has(page)));
    return (every.length ? every : some).sort((a, b) => total(b) - total(a) || place(a) - place(b));
  };

  /** @param {Index} index @param {number} page @param {Set<string>} stems @returns {[string, string][]} */
  const headingsOf = (index, page, stems) =>
    Object.entries(index.alltitles).flatMap(([title, places]) => {
      const here = places.filter(([at, anchor]) => at === page && anchor);
      const named = here.length && wordsOf(plain(title)).some((word) => stems.has(stemOf(word)));
      return named ? here.map(([, anchor]) => /** @type {[string, string]} */ ([title, String(anchor)])) : [];
    }).slice(0, HEADINGS_SHOWN);

  /** @param {string} href @param {string} text */
  const link = (href, text) => {
    const anchor = document.createElement("a");
    anchor.href = href;
    anchor.textContent = text;
    return anchor;
  };

  /** @param {Index} index @param {number} page @param {Set<string>} stems */
  const itemOf = (index, page, stems) => {
    const address = addressOf(index, page);
    const item = document.createElement("li");
    item.append(link(address, plain(index.titles[page])));
    const headings = headingsOf(index, page, stems);
    if (!headings.length) return item;
    const list = document.createElement("ul");
    for (const [title, anchor] of headings) {
      const row = document.createElement("li");
      row.append(link(`${address}#${anchor}`, plain(title)));
      list.append(row);
    }
    item.append(list);
    return item;
  };

  /** A sentence with one blank, filled with a text or a link. @param {string} sentence @param {string|Node} filling */
  const lineOf = (sentence, filling = "") => {
    const line = document.createElement("p");
    const [before, after = ""] = sentence.split(/\{\w+\}/);
    line.append(before, filling, after);
    return line;
  };

  /** @param {HTMLElement} place @param {number} count @param {string} query */
  const countLine = ({ dataset: words }, count, query) =>
    lineOf(String([words.none, words.single][count] ?? words.many).replace("{count}", String(count)), query);

  /** @param {Index} index */
  const setIndex = (index) => {
    const query = (new URLSearchParams(location.search).get("q") ?? "").trim();
    const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-results]"));
    const status = place?.querySelector("[role=status]");
    if (status && !query && location.search) status.textContent = place?.dataset.empty ?? "";
    if (!place || !status || !query) return;
    for (const input of document.querySelectorAll("input[name=q]")) /** @type {HTMLInputElement} */ (input).value = query;
    const { dataset: said } = place;
    const known = readWords(index, JSON.parse(said.sets ?? "{}"));
    const units = unitsOf(wordsOf(query), known);
    // What the other words of a set add is named, so that nobody wonders why a page is here.
    const named = /** @type {string[]} */ ([]);
    const each = units.map(({ own, others, unnamed }) => {
      const pages = new Map(own);
      for (const other of others) {
        const more = known.pagesWith(wordsOf(other));
        if (!unnamed && [...more.keys()].some((page) => !pages.has(page))) named.push(other);
        for (const [page, score] of more) pages.set(page, Math.max(score, pages.get(page) ?? 0));
      }
      return pages;
    });
    const signs = index.docnames.indexOf(said.signs ?? "");
    const pages = find(index, each, (said.first ?? "").split(" "), (said.last ?? "").split(" "));
    if (signs >= 0 && units.some(({ urgent }) => urgent)) pages.splice(0, pages.length, ...new Set([signs, ...pages]));
    const stems = new Set(units.flatMap(({ typed, others }) => [...typed, ...others.flatMap(wordsOf)]).map(stemOf));
    place.querySelector("ol")?.replaceChildren(...pages.map((page) => itemOf(index, page, stems)));
    const heading = place.querySelector("h2");
    if (heading) heading.hidden = false;

    const lines = [countLine(place, pages.length, query)];
    const list = new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" });
    const quoted = named.map((word) => String(said.word).replace("{word}", () => word));
    const beside = units.some(({ own }) => own.size) ? said.also : said.instead;
    if (named.length) lines.push(lineOf(String(beside), list.format(quoted)));
    if (units.some(({ unnamed }) => unnamed)) lines.push(lineOf(String(said.near)));
    if (!pages.length) {
      const words = units.map(({ typed: [word] }) => known.nearest(word, wideSlack)).filter(Boolean);
      if (words.length) lines.push(lineOf(String(said.mean), link(`?q=${encodeURIComponent(words[0])}`, words[0])));
      if (signs >= 0) lines.push(lineOf(String(said.worried), link(addressOf(index, signs), plain(index.titles[signs]))));
    }
    status.replaceChildren(...lines);
  };

  /** @type {any} */ (globalThis).Search = { setIndex };
})();
