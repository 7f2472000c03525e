// The steps of a playbook as a checklist: what is ticked off is kept on this device alone.

const steps = document.querySelector(".portal-steps");
const key = `portal:checklist:${steps.dataset.checklist}`;
const boxes = [...steps.querySelectorAll(".portal-steps__done input")];
const overview = [...steps.querySelectorAll(".portal-steps__overview li")];
const bar = steps.querySelector("progress");
const told = steps.querySelector("[role=status]");

/** Storage may be switched off; the checklist then lasts as long as the page. */
const stored = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
};
const store = (done) => {
  try {
    localStorage.setItem(key, JSON.stringify(done));
  } catch {
    // nothing to do: see above
  }
};

const show = () => {
  const done = boxes.flatMap((box, at) => (box.checked ? [at] : []));
  overview.forEach((item, at) => item.classList.toggle("portal-steps__ticked", boxes[at].checked));
  bar.value = done.length;
  told.textContent = told.dataset.words.replace("{done}", done.length);
  return done;
};

const done = stored();
for (const [at, box] of boxes.entries()) {
  box.checked = done.includes(at);
  box.closest("label").hidden = false;
  box.addEventListener("change", () => store(show()));
}
bar.closest("p").hidden = false;
show();
