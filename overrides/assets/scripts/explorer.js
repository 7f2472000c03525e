// A list that can be narrowed: by the values its items carry. The choice stands in the address, so that it can be sent on.

{
  const explorer = document.querySelector("[data-explorer]");
  const form = explorer.querySelector("form");
  const choices = [...form.querySelectorAll("select")];
  const told = form.querySelector("[role=status]");
  const items = () => [...explorer.querySelectorAll("li[data-topic]")];

  const has = (item, { name, value }) => !value || item.dataset[name].split(" ").includes(value);

  /** Lists that go on over several pages are brought together first: a choice is about all of it. */
  const bringTogether = async () => {
    const pager = explorer.querySelector(".portal-pager");
    if (!pager) return;
    const others = [...pager.querySelectorAll("a:not([aria-current])")].map((link) => link.href);
    const pages = await Promise.all(others.map((address) => fetch(address).then((page) => page.text())));
    for (const page of pages) {
      const found = new DOMParser().parseFromString(page, "text/html").querySelectorAll("[data-group]");
      for (const group of found) {
        const own = document.getElementById(group.querySelector("h2").id)?.closest("[data-group]");
        if (own) own.querySelector("ul").append(...group.querySelectorAll("li"));
        else pager.before(group);
      }
    }
    pager.remove();
  };

  /** Each option says how many would be left, given the other choices. */
  const count = (every) => {
    for (const choice of choices) {
      const others = choices.filter((other) => other !== choice);
      const left = every.filter((item) => others.every((other) => has(item, other)));
      for (const option of choice.options) {
        option.dataset.label ??= option.textContent;
        const number = left.filter((item) => has(item, { name: choice.name, value: option.value })).length;
        option.textContent = `${option.dataset.label} (${number})`;
        option.disabled = number === 0 && option.value !== "" && !option.selected;
      }
    }
  };

  const show = () => {
    const every = items();
    let shown = 0;
    for (const item of every) {
      item.hidden = !choices.every((choice) => has(item, choice));
      shown += !item.hidden;
    }
    for (const group of explorer.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("li:not([hidden])");
    count(every);
    told.textContent = told.dataset.words.replace("{shown}", shown).replace("{all}", every.length);
    const address = new URL(location.href);
    for (const { name, value } of choices) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(null, "", address);
  };

  const begin = async () => {
    await bringTogether();
    const wanted = new URL(location.href).searchParams;
    for (const choice of choices) {
      const value = wanted.get(choice.name);
      if ([...choice.options].some((option) => option.value === value)) choice.value = value;
    }
    form.addEventListener("change", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(show)); // the choices are emptied after this event
    show();
  };
  form.hidden = false; // at once, before the list below is drawn: nothing moves
  addEventListener("DOMContentLoaded", begin);
}
