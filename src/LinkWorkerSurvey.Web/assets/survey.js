// Makes the pages nicer to use. Nothing here is needed to answer, send or read, and nothing is stored.
// Words come from data attributes where a page is in Welsh; the English here is what stands without them.

const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
const words = (element, name, fallback, ...values) =>
  (element.getAttribute(`data-${name}`) || fallback).replace(/\{(\d)\}/g, (_, index) => values[index]);

const isAnswered = question => all('input, textarea, select', question).some(field =>
  field.type === 'checkbox' || field.type === 'radio' ? field.checked
    : field.type !== 'hidden' && field.value.trim() !== '');

const questions = all('[data-question]');

// How many are answered, at the edge of the form.
const progress = document.querySelector('[data-progress]');
let marks = [];
if (progress && questions.length) {
  const holder = progress.querySelector('[data-progress-marks]');
  if (holder) marks = questions.map(() => holder.appendChild(document.createElement('i')));
  progress.hidden = false;
  document.documentElement.classList.add('has-progress');
}

function count() {
  const answered = questions.map(isAnswered);
  marks.forEach((mark, index) => { mark.className = answered[index] ? 'is-done' : ''; });
  const text = progress && progress.querySelector('[data-progress-count]');
  if (text) text.textContent = words(progress, 'text', '{0} of {1} answered', answered.filter(Boolean).length, questions.length);
  all('[data-clear]').forEach(button => {
    const question = button.closest('[data-question]');
    button.hidden = !(question && question.querySelector('input[type=radio]:checked'));
  });
}

function clear(button) {
  const question = button.closest('[data-question]');
  const first = question.querySelector('input[type=radio]');
  all('input[type=radio]', question).forEach(radio => { radio.checked = false; });
  all('[data-other-for]', question).forEach(box => { box.value = ''; });
  if (first) first.focus();
  count();
}

// Text boxes as tall as what is in them.
const growsByItself = window.CSS && CSS.supports && CSS.supports('field-sizing', 'content');
function grow(area) {
  if (growsByItself) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
}

// A counter that speaks only near the limit, counting what a reader would call characters.
const segmenter = window.Intl && Intl.Segmenter ? new Intl.Segmenter() : null;
const length = text => segmenter ? Array.from(segmenter.segment(text)).length : Array.from(text).length;
const counters = new Map();

function tally(field) {
  const counter = counters.get(field);
  const limit = Number(field.getAttribute('data-limit'));
  const left = limit - length(field.value);
  const near = left <= Math.max(20, limit / 10);
  counter.className = left < 0 ? 'counter counter--over' : 'counter';
  counter.textContent = !near ? ''
    : left < 0 ? words(field, 'limit-over', 'Too long by {0}', -left)
      : words(field, 'limit-left', 'Room for {0} more characters', left);
}

all('[data-limit]').forEach(field => {
  const counter = document.createElement('p');
  counter.className = 'counter';
  counter.setAttribute('aria-live', 'polite');
  field.insertAdjacentElement('afterend', counter);
  counters.set(field, counter);
  let wait;
  field.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(tally, 300, field); });
});

function copy(button) {
  const source = document.querySelector(button.getAttribute('data-copy'));
  const text = source.textContent.trim();
  const done = () => {
    button.setAttribute('aria-live', 'polite');
    button.textContent = words(button, 'done', 'Copied');
  };
  const byHand = () => {
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    if (document.execCommand('copy')) done();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
  else byHand();
}

all('[data-copy], [data-print]').forEach(button => { button.hidden = false; });

document.addEventListener('input', event => {
  const field = event.target;
  const other = field.getAttribute('data-other-for');
  if (other && field.value.trim()) document.getElementById(other).checked = true;
  if (field.tagName === 'TEXTAREA') grow(field);
  count();
});
document.addEventListener('change', count);
document.addEventListener('reset', () => setTimeout(look));
document.addEventListener('click', event => {
  const button = event.target.closest && event.target.closest('[data-clear], [data-copy], [data-print]');
  if (!button) return;
  if (button.hasAttribute('data-clear')) clear(button);
  else if (button.hasAttribute('data-copy')) copy(button);
  else print();
});

// Everything is read from the fields as they stand, also after Back, when a browser has put values into them.
function look() {
  all('textarea').forEach(grow);
  counters.forEach((_, field) => tally(field));
  count();
}
look();
addEventListener('pageshow', look);

// A page with errors is read from them on.
const summary = document.querySelector('.govuk-error-summary');
if (summary) summary.focus();
