// Keys of the queue. Everything works without this file; keys can be switched off.
"use strict";

(() => {
  const off = () => localStorage.getItem("keys") === "off";
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
  const forms = { a: "accept", r: "reject", m: "merge", s: "split", e: "edit" };

  const tell = () => {
    for (const button of document.querySelectorAll("[data-keys]")) {
      button.hidden = false;
      button.textContent = off() ? "Keys are off" : "Keys are on";
      button.setAttribute("aria-pressed", String(!off()));
    }
    for (const key of document.querySelectorAll("kbd")) key.hidden = off();
  };

  const open = (details) => {
    if (!details) return false;
    details.open = true;
    (details.querySelector("fieldset input, select, [name=reason]") ?? details).focus();
    return true;
  };

  const step = (by) => {
    const items = [...document.querySelectorAll(".queue .item")];
    if (!items.length) return false;
    const at = items.indexOf(document.activeElement);
    items[Math.min(Math.max(at + by, 0), items.length - 1)].focus();
    return true;
  };

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-keys]")) return;
    localStorage.setItem("keys", off() ? "on" : "off");
    tell();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || off() || typing(event.target)) return;
    const did =
      event.key in forms ? open(document.getElementById(forms[event.key]))
      : event.key === "u" ? open(document.querySelector(".undo"))
      : event.key === "j" ? step(1)
      : event.key === "k" ? step(-1)
      : false;
    if (did) event.preventDefault();
  });

  tell();
})();
