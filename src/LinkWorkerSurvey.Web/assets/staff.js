// Enhances the staff pages: copying and printing. Everything works without it, except the buttons it shows.
import { copy } from './copy.js';

// The time, in ms, after which a button that copied shows its name again.
const pause = 4000;

const said = document.body.appendChild(document.createElement('p'));
said.className = 'govuk-visually-hidden';
said.setAttribute('role', 'status');

document.querySelectorAll('button[data-copy], button[data-print]').forEach(button => { button.hidden = false; });

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
