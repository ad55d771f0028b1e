// Search on every page, and the filters of the ledgers. Pages read without it; it needs no network.
"use strict";

(() => {
  const MOST = 30;
  const script = document.currentScript;
  const root = script.src.replace(/assets\/[^/]*$/, "");

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // A whole name first, then a name that begins with the words, then whatever holds them all.
  const rank = (entry, words, asked) => {
    if (entry.plain === asked || entry.others.includes(asked)) return 0;
    if (entry.plain.startsWith(asked)) return 1;
    return words.every((word) => entry.plain.includes(word)) ? 2 : 3;
  };

  const searched = (entries, text) => {
    const asked = plain(text.trim());
    const words = asked.split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    return entries
      .filter((entry) => words.every((word) => entry.all.includes(word)))
      .map((entry) => [rank(entry, words, asked), entry])
      .sort((left, right) => left[0] - right[0])
      .map(([, entry]) => entry);
  };

  // It is of no use without scripts, and so no part of the pages.
  const SEARCH = `
    <form class="search" role="search">
    <label class="out" for="search">Search the course</label>
    <input id="search" type="search" placeholder="Search" autocomplete="off" spellcheck="false" aria-controls="found">
    <div class="found"><ol id="found" aria-label="Found"></ol>
    <p role="status" id="found-count" hidden></p></div>
    </form>`;

  const startSearch = () => {
    document.querySelector(".bar > div").insertAdjacentHTML("beforeend", SEARCH);
    const form = document.querySelector(".search");
    const input = form.querySelector("input");
    const list = form.querySelector("ol");
    const count = form.querySelector("[role=status]");
    let entries = null;

    // Of a large course the index has megabytes: it is read when somebody is about to search.
    const load = () => {
      const index = document.createElement("script");
      index.src = `${root}assets/search-index.js`;
      index.addEventListener("load", () => {
        entries = window.curriculumIndex.flatMap(([kind, address, parts]) =>
          parts.map(([id, name, ...words]) => {
            const others = [id, ...words].map(plain);
            const all = [plain(name), ...others].join("\n");
            return { kind, name, address: address.replace("*", id), plain: plain(name), others, all };
          }),
        );
        show();
      });
      document.head.append(index);
    };

    const show = () => {
      if (!entries) return;
      const found = searched(entries, input.value);
      list.replaceChildren(
        ...found.slice(0, MOST).map((entry) => {
          const item = document.createElement("li");
          const link = document.createElement("a");
          const kind = document.createElement("small");
          link.href = root + entry.address;
          link.textContent = entry.name;
          kind.textContent = entry.kind;
          link.append(kind);
          item.append(link);
          return item;
        }),
      );
      const asked = input.value.trim();
      const rest = found.length > MOST ? `, the first ${MOST} are shown` : "";
      count.textContent = asked ? `${found.length || "nothing"} found${rest}` : "";
      count.hidden = !asked;
    };

    input.addEventListener("focus", load, { once: true });
    input.addEventListener("input", show);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.click();
    });
    form.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "Escape") {
        input.value = "";
        show();
        input.focus();
      } else if (event.key === "ArrowDown" && links.length) {
        event.preventDefault();
        links[Math.min(at + 1, links.length - 1)].focus();
      } else if (event.key === "ArrowUp" && at >= 0) {
        event.preventDefault();
        (links[at - 1] ?? input).focus();
      }
    });
    const leave = (event) => {
      if (form.contains(event.target)) return;
      list.replaceChildren();
      count.hidden = true;
    };
    document.addEventListener("click", leave);
    document.addEventListener("focusin", leave);
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
      }
    });
  };

  const startFilter = (form) => {
    const entries = [...document.querySelectorAll(`.${form.dataset.filter}`)].map((element) => ({
      element,
      text: plain(element.textContent),
    }));
    const words = form.querySelector("[name=words]");
    const boxes = [...form.querySelectorAll("[name=verdict]")];
    const count = form.querySelector("[data-count]");

    const apply = () => {
      const asked = plain(words.value).split(/\s+/).filter(Boolean);
      const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
      let shown = 0;
      for (const { element, text } of entries) {
        const fits = !boxes.length || verdicts.has(element.dataset.verdict);
        element.hidden = !(fits && asked.every((word) => text.includes(word)));
        shown += element.hidden ? 0 : 1;
      }
      for (const group of document.querySelectorAll("[data-group]")) {
        group.hidden = !group.querySelector(`.${form.dataset.filter}:not([hidden])`);
      }
      count.textContent = `${shown} of ${entries.length} shown`;
    };

    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    // A link to an entry must not lead to something hidden.
    window.addEventListener("hashchange", () => {
      if (document.querySelector(":target")?.closest("[hidden]")) {
        form.reset();
        apply();
        document.querySelector(":target").scrollIntoView();
      }
    });
    apply();
  };

  // What is folded away on a screen is wanted on paper.
  const folded = [];
  window.addEventListener("beforeprint", () => {
    for (const element of document.querySelectorAll("details:not([open])")) {
      element.open = true;
      folded.push(element);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const element of folded.splice(0)) element.open = false;
  });

  if ("search" in script.dataset) startSearch();
  document.querySelectorAll("form[data-filter]").forEach(startFilter);
})();
