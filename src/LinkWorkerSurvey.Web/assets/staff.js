// Enhances the staff pages: copying, printing, keys in a meeting, and forms that are sent once. Everything works without it, except the
// buttons it shows.
import { copy } from './copy.js';

// A second click within this time, in ms, is not a second wish. Afterwards a form can be sent again: its answer may have been a download,
// or may not have come.
const pause = 4000;

const buttons = document.querySelectorAll('button[data-copy], button[data-print]');
buttons.forEach(button => { button.hidden = false; });

// Screen readers announce what changes in an element that was there before.
const said = document.createElement('p');
said.className = 'govuk-visually-hidden';
said.setAttribute('role', 'status');
if (buttons.length > 0) document.body.appendChild(said);

function confirm(button) {
  const words = button.getAttribute('data-done') || 'Copied';
  if (button.label === undefined) button.label = button.innerHTML;
  button.textContent = words;
  said.textContent = words;
  clearTimeout(button.waits);
  button.waits = setTimeout(() => { button.innerHTML = button.label; said.textContent = ''; }, pause);
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-copy], [data-print]');
  if (!button) return;
  if (button.hasAttribute('data-print')) print();
  else copy(button, () => confirm(button));
});

// Escape closes the account menu.
addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && document.querySelector('.person[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary').focus();
});

// Keys follow the links that name them, as in a presentation.
document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest('input, select, textarea, [contenteditable]')) return;
  const link = /^[A-Za-z]+$/.test(event.key) && document.querySelector(`a[data-keys~="${event.key}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});

let sent = new WeakMap();
document.addEventListener('submit', event => {
  const last = sent.get(event.target);
  if (event.defaultPrevented || event.target.method !== 'post') return;
  if (last !== undefined && performance.now() - last < pause) event.preventDefault();
  else sent.set(event.target, performance.now());
});
// A page restored after Back is new to the reader.
addEventListener('pageshow', event => { if (event.persisted) sent = new WeakMap(); });
