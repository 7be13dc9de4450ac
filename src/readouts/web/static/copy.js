// Buttons that copy a line. Where scripts or the clipboard are not to be had, there is no button, and the line can be selected.
"use strict";

(() => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const told = button.parentElement.querySelector("[role=status]");
      try {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
        told.textContent = "Copied.";
      } catch {
        told.textContent = "The browser refused; select the line and copy it.";
      }
    });
  }
})();
