// The atlas: choosing a concept shows what it stands on (below) and what stands on it (above).
"use strict";

(() => {
  const GUTTER = 20; // pixels between columns and between rows, as in atlas.css
  const MOST_MATCHES = 12;

  const part = (name) => document.getElementById(`atlas${name}`);
  const atlas = part("");
  const chips = [...atlas.querySelectorAll("li > a")];
  const positions = new Map(chips.map((chip, position) => [chip.id, position]));
  const names = chips.map((chip) => chip.textContent);
  const { requires, aliases } = JSON.parse(part("-data").textContent);
  const required = chips.map(() => []);
  requires.forEach((needed, position) => needed.forEach((other) => required[other].push(position)));

  let chosen = null;
  let marked = [];

  // Everything that can be reached along edges; a Set yields what is added during the walk.
  function reached(start, edges) {
    const found = new Set(edges[start]);
    for (const position of found) edges[position].forEach((next) => found.add(next));
    found.delete(start); // where prerequisites run in circles
    return found;
  }

  function counted(number) {
    return number === 1 ? "1 concept" : `${number} concepts`;
  }

  function show(position) {
    marked.forEach((each) => {
      chips[each].classList.remove("chosen", "below", "above");
      chips[each].removeAttribute("aria-current");
    });
    chosen = position;
    marked = [];
    atlas.classList.toggle("choosing", chosen !== null);
    part("-chosen").hidden = chosen === null;
    part("-said").textContent = "";
    if (chosen !== null) mark();
    draw();
  }

  function mark() {
    const below = reached(chosen, requires);
    const above = reached(chosen, required);
    marked = [chosen, ...below, ...above];
    below.forEach((position) => chips[position].classList.add("below"));
    above.forEach((position) => chips[position].classList.add("above"));
    chips[chosen].classList.add("chosen");
    chips[chosen].setAttribute("aria-current", "true");
    restAt(chips[chosen]);
    const verb = above.size === 1 ? "stands" : "stand";
    const counts = `stands on ${counted(below.size)}; ${counted(above.size)} ${verb} on it.`;
    part("-page").textContent = names[chosen];
    part("-page").href = chips[chosen].href;
    part("-counts").textContent = counts;
    part("-said").textContent = `${names[chosen]} ${counts}`;
    list(part("-below"), "Directly below: ", requires[chosen]);
    list(part("-above"), "Directly above: ", required[chosen]);
  }

  function list(place, label, found) {
    const head = document.createElement("b");
    head.textContent = label;
    const links = found.flatMap((position, number) => [number ? ", " : "", linkTo(position)]);
    place.replaceChildren(head, ...(found.length ? links : ["nothing"]));
  }

  function linkTo(position) {
    const link = document.createElement("a");
    link.href = `#${chips[position].id}`;
    link.textContent = names[position];
    return link;
  }

  // Edges run in gutters: out of a column to its right, along the gap above the row of the other,
  // and down on that one's left. All bands have the same gutters, so that no edge crosses a chip.
  function draw() {
    const edges = part("-edges");
    edges.replaceChildren();
    if (chosen === null) return;
    const frame = atlas.getBoundingClientRect();
    const end = place(chosen, frame);
    requires[chosen].forEach((other, number) => {
      edges.append(edge(place(other, frame), end, "below", (number % 3) - 4));
    });
    required[chosen].forEach((other, number) => {
      edges.append(edge(end, place(other, frame), "above", (number % 3) + 2));
    });
  }

  function place(position, frame) {
    const chip = chips[position].getBoundingClientRect();
    const column = chips[position].closest(".column").getBoundingClientRect();
    return {
      left: chip.left - frame.left,
      right: chip.right - frame.left,
      middle: (chip.top + chip.bottom) / 2 - frame.top,
      row: column.top - frame.top,
    };
  }

  function edge(from, to, kind, lane) {
    const enters = to.left - GUTTER / 2 + lane;
    const leaves = from.right + GUTTER / 2 + lane;
    const isSameRow = Math.abs(from.row - to.row) < 1;
    let way;
    if (isSameRow && Math.abs(from.left - to.left) < 1) {
      way = `M${from.left} ${from.middle}H${enters}V${to.middle}`;
    } else if (isSameRow && Math.abs(leaves - enters) < GUTTER) {
      way = `M${from.right} ${from.middle}H${enters}V${to.middle}`;
    } else {
      const gap = to.row - GUTTER / 2 + lane;
      way = `M${from.right} ${from.middle}H${leaves}V${gap}H${enters}V${to.middle}`;
    }
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("class", kind);
    path.setAttribute("d", `${way}H${to.left}m-5 -4l5 4l-5 4`);
    return path;
  }

  function choose(position) {
    const address = location.href.split("#")[0];
    history.pushState(null, "", position === null ? address : `${address}#${chips[position].id}`);
    show(position);
    if (position !== null) chips[position].scrollIntoView({ block: "nearest" });
  }

  function letGo() {
    const left = chips[chosen];
    const isInside = part("-chosen").contains(document.activeElement);
    choose(null);
    if (isInside) left.focus(); // what had the focus is hidden now
  }

  // Once more when what came into view by the first time has its real height.
  function bring(chip) {
    chip.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => chip.scrollIntoView({ block: "center" }));
  }

  function follow() {
    show(positions.get(decodeURIComponent(location.hash.slice(1))) ?? null);
    if (chosen !== null) bring(chips[chosen]);
  }

  // One stop for the Tab key in the whole picture; arrow keys move it.
  const links = [...atlas.querySelectorAll("a")];
  const columns = [...atlas.querySelectorAll(".column")];
  let resting = null;

  function restAt(link) {
    if (resting) resting.tabIndex = -1;
    resting = link;
    resting.tabIndex = 0;
  }

  function beside(link, step) {
    const column = link.closest(".column");
    if (!column) return links[links.indexOf(link) + step];
    const row = [...column.querySelectorAll("a")].indexOf(link);
    const other = columns[columns.indexOf(column) + step];
    return other && [...other.querySelectorAll("a")].slice(0, row + 1).pop();
  }

  const MOVES = {
    ArrowDown: (link) => links[links.indexOf(link) + 1],
    ArrowUp: (link) => links[links.indexOf(link) - 1],
    ArrowRight: (link) => beside(link, +1),
    ArrowLeft: (link) => beside(link, -1),
    Home: () => links[0],
    End: () => links[links.length - 1],
  };

  function isPlain(event) {
    return !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  }

  atlas.addEventListener("focusin", (event) => restAt(event.target));
  atlas.addEventListener("keydown", (event) => {
    const next = isPlain(event) && MOVES[event.key]?.(event.target);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  atlas.addEventListener("click", (event) => {
    const position = positions.get(event.target.closest("a")?.id);
    if (position === undefined || position === chosen || !isPlain(event)) return;
    event.preventDefault();
    choose(position);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen !== null && event.target !== part("-name")) letGo();
  });
  part("-clear").addEventListener("click", letGo);

  // Finding by name or alias, without regard to case and accents.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const known = chips.map((_, position) => [names[position], ...(aliases[position] ?? [])]);
  const find = document.querySelector(".atlas-find");

  function matches() {
    const wanted = plain(part("-name").value.trim());
    if (!wanted) return [];
    const found = chips.flatMap((_, position) => {
      const hit = known[position].find((name) => plain(name).includes(wanted));
      return hit === undefined ? [] : [{ position, hit }];
    });
    const isLater = ({ hit }) => !plain(hit).startsWith(wanted);
    return found.sort((one, other) => isLater(one) - isLater(other));
  }

  function offer() {
    const found = matches();
    const items = found.slice(0, MOST_MATCHES).map(({ position, hit }) => {
      const item = document.createElement("li");
      item.append(linkTo(position), hit === names[position] ? "" : ` (${hit})`);
      return item;
    });
    part("-matches").replaceChildren(...items);
    part("-found").textContent = part("-name").value.trim() ? `${counted(found.length)} found` : "";
  }

  part("-name").addEventListener("input", offer);
  find.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = matches();
    if (first) go(first.position);
  });
  part("-matches").addEventListener("click", (event) => {
    if (!event.target.hash || !isPlain(event)) return;
    event.preventDefault();
    go(positions.get(event.target.hash.slice(1)));
  });

  function go(position) {
    choose(position);
    chips[position].focus();
    bring(chips[position]);
  }

  links.forEach((link) => {
    link.tabIndex = -1;
  });
  if (links.length) restAt(links[0]);
  find.hidden = false;
  document.querySelector(".atlas-help").hidden = false;
  addEventListener("hashchange", follow);
  addEventListener("load", follow); // the browser's own scrolling to the address is over then
  new ResizeObserver(draw).observe(atlas); // it grows when bands come into view, too
  follow();
})();
