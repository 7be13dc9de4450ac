// Small helps for the keyboard. Everything works without this file.
"use strict";

(() => {
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
  const off = () => localStorage.getItem("keys") === "off";

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || off() || typing(event.target)) return;
    if (event.key === "/") {
      document.getElementById("find")?.focus();
      event.preventDefault();
    } else if (event.key === "?") {
      location.assign("/help");
    }
  });
})();
