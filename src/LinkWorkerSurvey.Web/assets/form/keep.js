// Controls the part of the page that stores a draft and offers to restore it.
import { one, words } from './dom.js';
import * as answers from './answers.js';
import * as draft from './draft.js';

const tabs = window.BroadcastChannel && new BroadcastChannel(`draft ${location.pathname}`);
let keeping = false;
let saved = true;
let paused = false;
let seen; // the time at which the draft in this form was stored
let wait;
let writing = Promise.resolve();
let whenWritten;

const box = () => one('#keep');
const code = () => one('[name=code]').value;

function say(name, fallback) {
  const state = one('[data-keep-state]');
  if (state) state.textContent = words(state, name, fallback);
}

/** Returns whether leaving the page would lose an answer. */
export const isAtRisk = () => Boolean(answers.form()) && answers.questions().some(answers.isAnswered) && !(keeping && saved);

/** Stores the draft 200 ms after the last change of an answer (debounce). */
export function changed() {
  saved = false;
  clearTimeout(wait);
  if (keeping) wait = setTimeout(saveNow, 200);
}

export function saveNow() {
  clearTimeout(wait);
  if (!keeping || saved || paused || !answers.form()) return writing;
  saved = true;
  const [form, now] = [answers.form(), answers.read()];
  const kept = {
    survey: form.getAttribute('data-survey'), ends: Number(form.getAttribute('data-ends')), at: Date.now(),
    code: code(), shown: one('[name=shown]').value, answers: now, copy: answers.copy(),
  };
  writing = writing.then(draft.check).then(() => keeping && write(kept)).catch(() => {
    stop('keep-failed', 'This browser does not let us keep your answers, perhaps because this is a private window. '
      + 'They are on this page only.');
  });
  return writing;
}

// Overwrites only the draft that this form shows, never that of another tab.
async function write(kept) {
  const there = await draft.find();
  if (there && there.at !== seen) {
    giveUp(there);
    return;
  }
  await draft.save(kept);
  seen = kept.at;
  if (tabs) tabs.postMessage('');
}

function start() {
  keeping = true;
  saved = false;
  box().checked = true;
  say('keep-on', 'Kept until you send them, untick this box, or the survey ends.');
  saveNow();
}

function stop(name, fallback) {
  keeping = false;
  saved = false;
  if (box()) box().checked = false;
  say(name, fallback);
}

function giveUp(there) {
  stop('keep-elsewhere', 'Another tab now keeps its answers on this device. The answers here are on this page only.');
  offer(there);
}

/** Stops storing, and deletes the draft if it has that withdrawal code. */
export function forget(of = code()) {
  clearTimeout(wait);
  keeping = false;
  writing = writing.then(() => draft.remove(of)).then(() => tabs && tabs.postMessage(of)).catch(() => {});
  return writing;
}

function settle() {
  one('[data-kept]').hidden = true;
  one('[data-keep]').hidden = false;
}

function restore(kept) {
  answers.add(kept.answers);
  seen = kept.at;
  // The form takes the withdrawal code of the draft, so that answers that were already received are counted only once.
  one('[name=code]').value = kept.code;
  one('[name=shown]').value = kept.shown;
  settle();
  start();
  whenWritten();
}

function offer(kept) {
  const panel = one('[data-kept]');
  const same = kept.survey === answers.form().getAttribute('data-survey');
  const at = new Date(kept.at).toLocaleString(
    `${document.documentElement.lang}-GB`,
    { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  );
  one('[data-kept-words]').textContent = same
    ? words(panel, 'kept-words', 'They were last changed on {0} and have not been sent. If they are not yours, delete them.', at)
    : words(panel, 'kept-other', 'They were written on {0} for an earlier version of this survey and do not fit this form. '
      + 'You can copy them from here:', at);
  const old = one('[data-kept-copy]');
  old.hidden = same;
  old.textContent = same ? '' : kept.copy;
  const go = one('[data-kept-restore]');
  go.hidden = !same;
  go.onclick = () => { restore(kept); one('[data-question] input, [data-question] textarea').focus(); };
  one('[data-kept-remove]').onclick = () => {
    settle();
    forget(kept.code);
    one('[data-question] input, [data-question] textarea').focus();
  };
  panel.hidden = false;
  one('[data-keep]').hidden = true;
}

/**
 * Shows the choice to keep a draft, in the first form and in every form that the server responds with. If a draft was being kept, goes on
 * keeping it. Calls `written` after a draft was written into the form.
 */
export function begin(written) {
  whenWritten = written;
  if (!draft.canKeep || !answers.form()) return;
  one('[data-keep]').hidden = false;
  box().onchange = () => {
    if (box().checked) start();
    else {
      forget();
      stop('keep-off', 'Nothing is kept on this device now.');
    }
  };
  if (keeping) start();
}

/** Looks for a draft when the page opens, and when it returns from the back/forward cache, where some browsers empty its fields. */
export async function lookBack() {
  if (paused) return;
  const had = keeping;
  // Nothing is stored until the draft is in the form again.
  paused = true;
  await writing;
  const kept = await draft.find().catch(() => null);
  paused = false;
  if (!answers.form()) return;
  if (kept) putBack(kept, had);
  else if (had) stop('keep-off', 'Nothing is kept on this device now.');
  saveNow();
}

function putBack(kept, had) {
  const same = kept.survey === answers.form().getAttribute('data-survey');
  if (same && (had ? kept.at === seen : cameAgain() && !answers.questions().some(answers.isAnswered))) restore(kept);
  else if (had) giveUp(kept);
  else offer(kept);
}

/** Stores the draft before a reset of the form empties the fields, and looks for it afterwards. */
export function emptied() {
  if (!keeping) return;
  saveNow();
  setTimeout(lookBack);
}

// Whether the person reloaded the page or returned to it. They have then just written the answers, which are restored without asking.
function cameAgain() {
  const navigation = performance.getEntriesByType && performance.getEntriesByType('navigation')[0];
  return Boolean(navigation) && (navigation.type === 'reload' || navigation.type === 'back_forward');
}

// A tab that stored the draft sends an empty message; a tab that deleted it sends the draft's code.
if (tabs) {
  tabs.onmessage = event => {
    if (!keeping) return;
    if (!event.data) stop('keep-elsewhere', 'Another tab now keeps its answers on this device. The answers here are on this page only.');
    else if (event.data === code()) stop('keep-off', 'Nothing is kept on this device now.');
  };
}
