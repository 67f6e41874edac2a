// The part of the page that keeps a draft and offers it again.
import { one, words } from './dom.js';
import * as answers from './answers.js';
import * as draft from './draft.js';

const tabs = window.BroadcastChannel && new BroadcastChannel(`draft ${location.pathname}`);
let keeping = false;
let saved = true;
let wait;
let writing = Promise.resolve();

const box = () => one('#keep');
const code = () => one('[name=code]').value;

function say(name, fallback) {
  const state = one('[data-keep-state]');
  if (state) state.textContent = words(state, name, fallback);
}

/** Whether leaving the page would lose an answer. */
export const isAtRisk = () => Boolean(answers.form()) && answers.questions().some(answers.isAnswered) && !(keeping && saved);

/** Called after every change of an answer. */
export function changed() {
  saved = false;
  clearTimeout(wait);
  if (keeping) wait = setTimeout(saveNow, 200);
}

export function saveNow() {
  clearTimeout(wait);
  if (!keeping || saved || !answers.form()) return writing;
  saved = true;
  const [form, now] = [answers.form(), answers.read()];
  const kept = {
    survey: form.getAttribute('data-survey'), ends: Number(form.getAttribute('data-ends')), at: Date.now(),
    code: code(), shown: one('[name=shown]').value, answers: now, copy: answers.copy(),
  };
  writing = writing.then(draft.check).then(() => keeping && draft.save(kept)).catch(() => {
    stop('keep-failed', 'This browser does not let us keep your answers, perhaps because its window is private. They are on this page only.');
  });
  return writing;
}

function start() {
  keeping = true;
  saved = false;
  box().checked = true;
  say('keep-on', 'Kept until you send them, untick this, or the survey ends.');
  if (tabs) tabs.postMessage(code());
  saveNow();
}

function stop(name, fallback) {
  keeping = false;
  saved = false;
  if (box()) box().checked = false;
  say(name, fallback);
}

/** Ends keeping and leaves nothing of the draft of that code. */
export function forget(of = code()) {
  clearTimeout(wait);
  keeping = false;
  writing = writing.then(() => draft.remove(of)).catch(() => {});
  return writing;
}

function settle() {
  one('[data-kept]').hidden = true;
  one('[data-keep]').hidden = false;
}

function restore(kept, changedAll) {
  // What has been written into the page meanwhile stands.
  answers.write(Object.assign({}, kept.answers, answers.read()));
  // With the code it was written under: if it has been received already, it counts once.
  one('[name=code]').value = kept.code;
  one('[name=shown]').value = kept.shown;
  settle();
  start();
  changedAll();
}

function offer(kept, changedAll) {
  const panel = one('[data-kept]');
  const same = kept.survey === answers.form().getAttribute('data-survey');
  const at = new Date(kept.at).toLocaleString(`${document.documentElement.lang}-GB`, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
  one('[data-kept-words]').textContent = same
    ? words(panel, 'kept-words', 'They were last changed on {0} and have not been sent. If they are not yours, delete them.', at)
    : words(panel, 'kept-other', 'They were written on {0} for an earlier version of this survey and do not fit this form. You can copy them from here:', at);
  const old = one('[data-kept-copy]');
  old.hidden = same;
  old.textContent = same ? '' : kept.copy;
  const go = one('[data-kept-restore]');
  go.hidden = !same;
  go.onclick = () => { restore(kept, changedAll); one('[data-question] input, [data-question] textarea').focus(); };
  one('[data-kept-remove]').onclick = () => {
    settle();
    forget(kept.code);
    one('[data-question] input, [data-question] textarea').focus();
  };
  panel.hidden = false;
  one('[data-keep]').hidden = true;
}

/** Shows the choice, and what is kept from before. Called for every form that comes into the page. */
export function begin() {
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

/** Looks once for a draft when the page is opened. */
export async function lookBack(changedAll) {
  const kept = await draft.find().catch(() => null);
  if (!kept || !answers.form()) return;
  const again = performance.getEntriesByType && (performance.getEntriesByType('navigation')[0] || {}).type;
  const same = kept.survey === answers.form().getAttribute('data-survey');
  // Whoever reloads the page or comes back to it has just written them.
  if (same && (again === 'reload' || again === 'back_forward') && !answers.questions().some(answers.isAnswered)) restore(kept, changedAll);
  else offer(kept, changedAll);
}

if (tabs) {
  tabs.onmessage = event => {
    if (keeping && event.data !== code()) stop('keep-elsewhere', 'Another tab keeps its answers now: the ones here are on this page only.');
  };
}
