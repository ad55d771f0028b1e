// Keeps what a reader did to a page while it is loaded anew: fields, what is unfolded, where he was.
"use strict";

const keep = (() => {
  const SLOT = "curriculum-preview-kept";

  // The same place in another edition of the page: counted from the nearest element with an id.
  const place = (element, selector) => {
    const holder = element.parentElement.closest("[id]") ?? document.body;
    return `${holder.id} ${selector} ${[...holder.querySelectorAll(selector)].indexOf(element)}`;
  };

  const fields = () => [...document.querySelectorAll("input")];
  const name = (field) => (field.type === "checkbox" ? `${field.name} ${field.value}` : place(field, "input"));
  const folds = () => [...document.querySelectorAll("details:not(.preview-panel details)")];
  const panes = () => [...document.querySelectorAll(".wide")];
  const object = (elements, key, value) => Object.fromEntries(elements.map((each) => [key(each), value(each)]));
  const said = (field) => (field.type === "checkbox" ? field.checked : field.value);

  const save = () => {
    const chosen = document.activeElement;
    const kept = {
      page: location.pathname,
      fields: object(fields(), name, said),
      folds: object(folds(), (each) => place(each, "details"), (each) => each.open),
      panes: object(panes(), (each) => place(each, ".wide"), (each) => [each.scrollLeft, each.scrollTop]),
      focus: chosen.matches("input") ? [name(chosen), chosen.selectionStart, chosen.selectionEnd] : null,
      scroll: [scrollX, scrollY],
    };
    sessionStorage.setItem(SLOT, JSON.stringify(kept));
    history.scrollRestoration = "manual"; // the browser's own would come before the filters
  };

  const restoreField = (field, kept) => {
    const value = kept.fields[name(field)];
    const focused = kept.focus?.[0] === name(field);
    if (value === undefined) return;
    if (focused) field.focus({ preventScroll: true });
    if (value !== said(field)) {
      if (field.type === "checkbox") field.checked = value;
      else field.value = value;
      // What a search found covers the page, unless that is what the reader was looking at.
      if (focused || !field.closest("[role=search]")) field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (focused && field.type !== "checkbox") field.setSelectionRange(kept.focus[1], kept.focus[2]);
  };

  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(SLOT) ?? "null");
    sessionStorage.removeItem(SLOT);
    history.scrollRestoration = "auto";
    if (kept?.page !== location.pathname) return;
    for (const field of fields()) restoreField(field, kept);
    for (const fold of folds()) fold.open = kept.folds[place(fold, "details")] ?? fold.open;
    for (const pane of panes()) pane.scrollTo(...(kept.panes[place(pane, ".wide")] ?? [0, 0]));
    scrollTo(...kept.scroll);
  };

  // Once the scripts of the page itself have run.
  document.addEventListener("DOMContentLoaded", restore);
  return { save };
})();
