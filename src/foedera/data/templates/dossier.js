"use strict";
// The filter: an entry stays if it has every word asked for, in any case and with or without accents.
(() => {
  const box = document.getElementById("filter");
  const told = document.getElementById("filter-told");
  const items = [...document.querySelectorAll("[data-item]")];
  const holders = [...document.querySelectorAll("[data-holder]")].reverse();
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let texts = null;
  const filter = () => {
    texts ??= items.map((item) => folded(item.textContent));
    const words = folded(box.value).split(/\s+/).filter(Boolean);
    let left = 0;
    items.forEach((item, at) => {
      item.hidden = !words.every((word) => texts[at].includes(word));
      left += item.hidden ? 0 : 1;
    });
    for (const holder of holders) {
      holder.hidden = words.length > 0 && holder.querySelector("[data-item]:not([hidden])") === null;
    }
    told.textContent = words.length ? `${left.toLocaleString("en")} of ${items.length.toLocaleString("en")} entries` : "";
  };
  box.addEventListener("input", filter);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      box.value = "";
      filter();
    }
  });
  box.closest("form").addEventListener("submit", (event) => event.preventDefault());
  box.closest("form").hidden = false;
})();
