// Files dropped on the form, and progress without loading the page anew. Everything works without this file.
"use strict";

(() => {
  const SECONDS = 2;

  for (const form of document.querySelectorAll("[data-drop]")) {
    const input = form.querySelector("input[type=file]");
    const chosen = form.querySelector("[data-chosen]");
    const tell = () => {
      const names = [...input.files].map((file) => file.name);
      if (names.length) chosen.textContent = `${names.length} chosen: ${names.slice(0, 8).join(", ")}${names.length > 8 ? " …" : ""}`;
    };
    chosen.hidden = false;
    input.addEventListener("change", tell);
    form.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      form.classList.add("over");
    });
    form.addEventListener("dragleave", (event) => {
      if (!form.contains(event.relatedTarget)) form.classList.remove("over");
    });
    form.addEventListener("drop", (event) => {
      form.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      input.files = event.dataTransfer.files;
      tell();
    });
  }

  const job = document.querySelector("[data-job]");
  if (!job) return;
  const status = job.querySelector("[role=status]");
  const bar = job.querySelector("progress");
  const look = async () => {
    try {
      const answer = await fetch(`/api/v1/jobs/${encodeURIComponent(job.dataset.job)}`);
      if (answer.ok) {
        const now = await answer.json();
        if (now.state !== "waiting" && now.state !== "running") return location.reload();
        if (now.total !== null) {
          bar.max = Math.max(1, now.total);
          bar.value = now.done;
          status.textContent = `${now.done} of ${now.total} ${now.total === 1 ? "document" : "documents"} done.`;
        }
      }
    } catch {
      // The server does not answer just now; the next look may find it again.
    }
    setTimeout(look, SECONDS * 1000);
  };
  setTimeout(look, SECONDS * 1000);
})();
