// Loads the page anew when the server has another edition than the one shown.
(() => {
  "use strict";
  const shown = document.currentScript.dataset.edition;
  const folded = "curriculum-preview-folded";
  let stream = null;

  // A hidden page does not listen: browsers allow six connections to one server, however many tabs.
  function listen() {
    if (document.hidden || stream) return;
    stream = new EventSource("/preview/events");
    stream.onmessage = (event) => {
      if (event.data === shown) return;
      hush();
      keep.save();
      location.reload();
    };
  }

  function hush() {
    if (stream) stream.close();
    stream = null;
  }

  const details = document.querySelector(".preview-panel details");
  if (details) {
    details.open = sessionStorage.getItem(folded) !== "yes";
    details.addEventListener("toggle", () => sessionStorage.setItem(folded, details.open ? "no" : "yes"));
  }
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  addEventListener("pagehide", hush);
  addEventListener("pageshow", listen);
})();
