// Search on every page, and the filters of the ledgers. Pages read without it; it needs no network.
"use strict";

(() => {
  const MOST = 30;
  const root = document.body.dataset.root;

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

  const startSearch = (form) => {
    const input = form.querySelector("input");
    const list = form.querySelector("ol");
    const count = form.querySelector("[role=status]");
    let entries = null;

    const prepare = () => {
      entries ??= (window.curriculumIndex ?? []).map(([kind, name, address, others]) => {
        const kept = others.map(plain);
        return { kind, name, address, plain: plain(name), others: kept, all: [plain(name), ...kept].join("\n") };
      });
    };

    const show = () => {
      prepare();
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

    form.hidden = false;
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

  document.querySelectorAll("form.search").forEach(startSearch);
  document.querySelectorAll("form[data-filter]").forEach(startFilter);
})();
