// Steps through the years by itself. Without this file the years are links.
"use strict";

(() => {
  const button = document.getElementById("play");
  const steps = document.querySelector(".steps");
  if (!button || !steps) return;
  let timer = null;
  button.hidden = false;

  const show = async (link) => {
    const answer = await fetch(link.href);
    if (!answer.ok) return stop();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["count", "edges", "drawing"]) {
      const [mine, theirs] = [document.getElementById(id), page.getElementById(id)];
      if (mine) mine.innerHTML = theirs ? theirs.innerHTML : "";
    }
    for (const other of steps.querySelectorAll("a")) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    history.replaceState(null, "", link.href);
  };

  const stop = () => {
    clearInterval(timer);
    timer = null;
    button.textContent = "Play";
  };

  button.addEventListener("click", () => {
    if (timer) return stop();
    const years = [...steps.querySelectorAll("a")].slice(0, -1);
    const current = years.findIndex((a) => a.getAttribute("aria-current"));
    let next = current + 1 < years.length ? current + 1 : 0;
    button.textContent = "Pause";
    const forward = () => (next < years.length ? show(years[next++]) : stop());
    forward();
    timer = setInterval(forward, 1800);
  });
})();
