// The switch for single-letter keys; kept on this device alone.
"use strict";

(() => {
  const row = document.querySelector("[data-keys-switch]");
  const box = document.getElementById("keys-on");
  if (!row || !box) return;
  box.checked = localStorage.getItem("keys") !== "off";
  row.hidden = false;
  box.addEventListener("change", () => {
    localStorage.setItem("keys", box.checked ? "on" : "off");
    row.querySelector("[role=status]").textContent = box.checked ? "Keys are on." : "Keys are off.";
  });
})();
