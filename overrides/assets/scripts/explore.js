// @ts-check
// A page of results: what has the words of a question and the chosen values of facets. All of it stands in the address.

import { given } from "./dom.js";
import { chosenIn, queryOf, saidIn } from "./explore/address.js";
import { kind, root } from "./explore/page.js";
import { offered, preparePanel, tick } from "./explore/panel.js";
import { isEmpty, NOTHING, questionOf, without, withValue } from "./explore/state.js";
import {
  drawAnswer, drawFailure, drawNothing, drawState, fillForm, focusInput, hideAll, listen, sorts,
} from "./explore/view.js";
import { openSearch } from "./search/client.js";

/** @import { State } from "./explore/state.js" */

const SIZE = 20;
const TYPED = 300; // milliseconds after which what was typed is kept in the address: browsers refuse to do so too often

const search = openSearch(given(root, "search"));
const preset = given(root, "chosen"); // on the page of one value, what that is

let state = NOTHING;
let shown = SIZE;
let asked = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;

const keep = () => {
  const address = new URL(given(root, "page"), location.href);
  address.search = queryOf(state);
  address.hash = location.hash;
  history.replaceState(null, "", address);
};

const show = async () => {
  asked += 1;
  const own = asked;
  drawState(state);
  if (isEmpty(state) && !kind) {
    drawNothing();
    return;
  }
  let answer;
  try {
    answer = await search.ask(questionOf(state, kind, shown));
  } catch {
    if (own === asked) drawFailure();
    return;
  }
  if (own === asked) drawAnswer(state, answer, shown); // else the reader has gone on meanwhile
};

/**
 * Go on to another state: all of the page follows.
 * @param {State} next
 */
const begin = (next) => {
  state = next;
  shown = SIZE;
  fillForm(state);
  keep();
  show();
};

const start = async () => {
  const query = () => location.search || preset;
  state = { ...state, ...saidIn(query(), sorts) };
  fillForm(state);
  if (state.q) hideAll();
  try {
    await preparePanel(search); // the reader may type meanwhile
  } catch {
    drawFailure();
    return;
  }
  state = { ...state, chosen: chosenIn(query(), offered()) };
  if (!location.search && preset) tick(state.chosen); // the page of one value lists its records already
  else if (!isEmpty(state)) show();
  else if (!kind) focusInput({ preventScroll: true });
};

listen({
  type: (q) => {
    state = { ...state, q };
    shown = SIZE;
    show();
    clearTimeout(pause);
    pause = setTimeout(keep, TYPED);
  },
  ask: (q) => begin({ ...state, q }),
  choose: (facet, value, on) => begin(withValue(state, facet, value, on)),
  drop: (facet) => begin(without(state, facet)),
  clear: () => {
    begin({ ...NOTHING, near: state.near });
    focusInput();
  },
  order: (sort) => begin({ ...state, sort }),
  near: (near) => {
    state = { ...state, near };
    shown = SIZE;
    keep();
    show();
  },
  more: () => {
    shown += SIZE;
    return show();
  },
  turn: (place) => begin(withValue(state, "place", place, !(state.chosen.place ?? []).includes(place))),
  redraw: show,
});
addEventListener("popstate", start);
root.classList.add("portal-explore--live");
start();
