// Enhances the respondents' pages. Nothing here is needed to answer, send or read.
import { all, one, words } from './form/dom.js';
import { copy } from './copy.js';
import * as answers from './form/answers.js';
import { startCounting, tally, tallyAll } from './form/limits.js';
import * as keep from './form/keep.js';
import { canSend, send } from './form/send.js';
import { printWhole } from './form/print.js';

let marks = [];
let isSent = false;
let leaving = false;

// Shows the number of answered questions at the edge of the form.
function count() {
  const answered = answers.questions().map(answers.isAnswered);
  marks.forEach((mark, index) => { mark.className = answered[index] ? 'is-done' : ''; });
  const text = one('[data-progress-count]');
  const done = answered.filter(Boolean).length;
  if (text) text.textContent = words(one('[data-progress]'), 'text', '{0} of {1} answered', done, answered.length);
  all('[data-clear]').forEach(button => {
    button.hidden = false;
    button.classList.toggle('is-off', !one('input[type=radio]:checked', button.closest('[data-question]')));
  });
}

// Makes text boxes as tall as their text.
const growsByItself = window.CSS && CSS.supports && CSS.supports('field-sizing', 'content');
function grow(area) {
  if (growsByItself) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}

// Everything is derived from the current fields, also after Back, when a browser has restored their values.
function look() {
  all('textarea').forEach(grow);
  tallyAll();
  count();
}

function changedAll() {
  look();
  keep.changed();
}

/** Prepares the main part of the page: at first, and again for each response of the server. */
function begin() {
  const progress = one('[data-progress]');
  marks = progress ? answers.questions().map(() => one('[data-progress-marks]').appendChild(document.createElement('i'))) : [];
  if (progress) progress.hidden = false;
  document.documentElement.classList.toggle('has-progress', Boolean(progress));
  all('button[data-copy], button[data-print], [data-copies]').forEach(part => { part.hidden = false; });
  startCounting();
  keep.begin(changedAll);
  look();
  // The thank-you page's address contains the withdrawal code. The address bar shows the survey's instead, because people share it.
  const address = one('[data-address]');
  if (address) history.replaceState(null, '', address.getAttribute('data-address'));
  const summary = one('.govuk-error-summary');
  if (summary) summary.focus();
}

/** Replaces this page with the page in the server's response; `sent` is true if the form was accepted. */
function show(page, sent) {
  document.title = page.title;
  isSent = sent;
  ['main', 'footer'].forEach(part => one(part).replaceWith(document.adoptNode(one(part, page))));
  scrollTo(0, 0);
  begin();
  if (!one('.govuk-error-summary')) {
    const heading = one('main h1');
    heading.tabIndex = -1;
    heading.focus();
  }
}

// Scrolls to a question so that its wording, its message and the start of its field are visible. For a field far below the wording, scrolls
// so that the field's own message is visible.
function goTo(field) {
  const question = field.closest('[data-question]');
  field.focus({ preventScroll: true });
  const beneath = question && field.getBoundingClientRect().top - question.getBoundingClientRect().top;
  if (question && beneath < innerHeight / 2) question.scrollIntoView();
  else field.scrollIntoView({ block: 'center' });
}

function copied(button) {
  button.setAttribute('aria-live', 'polite');
  button.textContent = words(button, 'done', 'Copied');
}

function download(button) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([answers.copy()], { type: 'text/plain' }));
  link.download = words(button, 'file', 'my-answers.txt');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

document.addEventListener('input', event => {
  const field = event.target;
  if (!field.closest('[data-question]')) return;
  if (field.hasAttribute('data-other-for')) answers.typed(field);
  if (field.tagName === 'TEXTAREA') grow(field);
  if (field.hasAttribute('data-limit')) {
    clearTimeout(field.waits);
    field.waits = setTimeout(tally, 300, field);
  }
  count();
  keep.changed();
});
document.addEventListener('change', event => {
  const question = event.target.closest('[data-question]');
  if (!question) return;
  if (event.target.type === 'radio') {
    answers.chosen(event.target);
    tallyAll(question);
  }
  count();
  keep.changed();
});
document.addEventListener('click', event => {
  const actions = '[data-clear], [data-copy], [data-print], [data-download], .govuk-error-summary a';
  const target = event.target.closest && event.target.closest(actions);
  if (!target) return;
  if (target.hasAttribute('data-clear')) {
    const question = target.closest('[data-question]');
    answers.clear(question);
    one('input', question).focus({ preventScroll: true });
    changedAll();
  } else if (target.hasAttribute('data-copy')) copy(target, () => copied(target));
  else if (target.hasAttribute('data-print')) print();
  else if (target.hasAttribute('data-download')) download(target);
  else {
    const field = document.getElementById(target.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    goTo(field);
  }
});
// Enter in a text box or on an option must not send the form.
document.addEventListener('keydown', event => {
  const inForm = event.target.tagName === 'INPUT' && event.target.closest('[data-survey]');
  if (event.key === 'Enter' && !event.isComposing && inForm) event.preventDefault();
});
document.addEventListener('submit', event => {
  const form = event.target;
  if (form !== answers.form()) return;
  if (event.submitter && event.submitter.id !== 'send') event.preventDefault();
  else if (canSend) {
    event.preventDefault();
    send(form, show);
  } else leaving = true;
});
addEventListener('beforeunload', event => {
  if (leaving || !keep.isAtRisk()) return;
  event.preventDefault();
  event.returnValue = '';
});
addEventListener('pagehide', () => {
  keep.saveNow();
  // Somebody who returns to the thank-you page must not find the withdrawal code in it.
  if (isSent) one('main').textContent = '';
  if (leaving) answers.form().reset();
});
document.addEventListener('visibilitychange', () => { if (document.hidden) keep.saveNow(); });
addEventListener('pageshow', event => {
  if (event.persisted && isSent) location.reload();
  else {
    look();
    if (event.persisted) keep.lookBack();
  }
});
document.addEventListener('reset', keep.emptied);
addEventListener('beforeprint', printWhole);

begin();
keep.lookBack();
