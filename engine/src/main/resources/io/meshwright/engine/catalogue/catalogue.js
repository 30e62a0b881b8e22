// Search, theme, and what has ended since the catalogue was written. Text only ever becomes text.
"use strict";
(() => {
  const KINDS = ["table", "product", "column", "domain", "classification", "session", "principal", "policy"];
  const SHOWN = 30;
  const root = document.documentElement;

  function remembered() {
    try {
      return localStorage.getItem("catalogue-theme");
    } catch (refused) {
      return null;
    }
  }

  function remember(theme) {
    try {
      localStorage.setItem("catalogue-theme", theme);
    } catch (refused) {
      // The page then forgets the choice, and nothing else.
    }
  }

  const chosen = remembered();
  if (chosen === "light" || chosen === "dark") {
    root.dataset.theme = chosen;
  }

  function element(name, css, text) {
    const made = document.createElement(name);
    made.className = css;
    made.textContent = text;
    return made;
  }

  function theme() {
    const button = document.getElementById("theme");
    button.hidden = false;
    button.addEventListener("click", () => {
      const dark = root.dataset.theme
        ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      remember(root.dataset.theme);
    });
  }

  function endings() {
    const now = Date.now();
    for (const time of document.querySelectorAll("time[data-ends]")) {
      if (Date.parse(time.dateTime) <= now) {
        time.classList.add("ended");
        time.after(element("span", "chip past", "ended"));
      }
    }
  }

  // The index is loaded on first use, and by this name only.
  let loading = null;
  function index() {
    if (loading === null) {
      loading = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        const name = "search-index.js";
        const policy = globalThis.trustedTypes
          ? trustedTypes.createPolicy("catalogue", { createScriptURL: (url) => (url === name ? url : "") })
          : { createScriptURL: (url) => url };
        script.src = policy.createScriptURL(name);
        script.addEventListener("load", () => resolve(prepared(globalThis.catalogueIndex)));
        script.addEventListener("error", reject);
        document.head.append(script);
      });
    }
    return loading;
  }

  function prepared(entries) {
    const all = [];
    for (const [kind, name, where, page, words, columns] of entries) {
      all.push(entry(kind, name, where, page, words));
      for (let i = 0; columns && i < columns.length; i += 2) {
        all.push(entry("column", columns[i], where + "." + name, page + "#" + columns[i + 1], ""));
      }
    }
    return all;
  }

  function entry(kind, name, where, page, words) {
    return {
      kind, name, where, page, words,
      low: name.toLowerCase(),
      place: where.toLowerCase(),
      rest: words.toLowerCase(),
      weight: KINDS.indexOf(kind),
    };
  }

  // 0 is best; -1 where a word of the query is nowhere.
  function rank(candidate, words) {
    let sum = 0;
    for (const word of words) {
      const at = candidate.low.indexOf(word);
      if (candidate.low === word) {
        sum += 0;
      } else if (at === 0) {
        sum += 1;
      } else if (at > 0) {
        sum += 2;
      } else if (candidate.place.includes(word)) {
        sum += 3;
      } else if (candidate.rest.includes(word)) {
        sum += 4;
      } else {
        return -1;
      }
    }
    // What is found in its place alone is that place's business.
    return candidate.kind === "column" && !words.some((word) => candidate.low.includes(word)) ? -1 : sum;
  }

  function find(entries, query) {
    const words = query.toLowerCase().split(/[\s.@]+/).filter((word) => word !== "");
    if (words.length === 0) {
      return [];
    }
    const found = [];
    for (const candidate of entries) {
      const score = rank(candidate, words);
      if (score >= 0) {
        found.push([score * 10 + candidate.weight, candidate]);
      }
    }
    found.sort((a, b) => a[0] - b[0] || (a[1].low < b[1].low ? -1 : a[1].low > b[1].low ? 1 : 0));
    return found.map((pair) => pair[1]);
  }

  function search() {
    const box = document.querySelector(".search");
    const input = document.getElementById("search");
    const list = document.getElementById("results");
    const status = document.getElementById("found");
    let selected = -1;
    box.hidden = false;

    function close() {
      list.hidden = true;
      selected = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function select(next) {
      const options = list.querySelectorAll("[role=option]");
      if (options.length === 0) {
        return;
      }
      selected = (next + options.length) % options.length;
      options.forEach((option, i) => option.setAttribute("aria-selected", String(i === selected)));
      input.setAttribute("aria-activedescendant", options[selected].id);
      options[selected].scrollIntoView({ block: "nearest" });
    }

    function show(found) {
      list.replaceChildren();
      found.slice(0, SHOWN).forEach((hit, i) => {
        const option = document.createElement("li");
        option.id = "result-" + i;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.page = hit.page;
        option.append(element("span", "kind", hit.kind), element("bdi", "name", hit.name));
        const where = hit.where || hit.words;
        if (where) {
          option.append(element("bdi", "where", where));
        }
        list.append(option);
      });
      status.textContent = found.length === 1 ? "1 result" : found.length + " results";
      if (found.length === 0) {
        list.append(element("li", "empty", "Nothing is called that."));
      } else if (found.length > SHOWN) {
        list.append(element("li", "empty", "and " + (found.length - SHOWN) + " more; type on"));
      }
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      select(0);
    }

    async function look() {
      const query = input.value;
      if (query.trim() === "") {
        list.replaceChildren();
        status.textContent = "";
        close();
        return;
      }
      const entries = await index();
      if (input.value === query) {
        show(find(entries, query));
      }
    }

    function open(option) {
      if (option && option.dataset.page) {
        location.href = option.dataset.page;
        close();
        input.blur();
      }
    }

    input.addEventListener("focus", index, { once: true });
    input.addEventListener("input", look);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) {
          look();
        } else {
          select(selected + (event.key === "ArrowDown" ? 1 : -1));
        }
      } else if (event.key === "Enter" && !list.hidden) {
        event.preventDefault();
        open(list.querySelectorAll("[role=option]")[selected]);
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (list.hidden) {
          input.value = "";
          input.blur();
        } else {
          close();
        }
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => open(event.target.closest("[role=option]")));
    document.addEventListener("click", (event) => {
      if (!box.contains(event.target)) {
        close();
      }
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest && event.target.closest("input, textarea, select");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
        input.select();
      }
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    theme();
    search();
    endings();
  });
})();
