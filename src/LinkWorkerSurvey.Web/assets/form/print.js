// A field prints in one piece: what is beyond its edge is cut off, and a tall one leaves its page blank. So the words are printed by
// themselves.
import { all } from './dom.js';
import { isLeftOut } from './answers.js';

/** Puts beside each field the text in it, which the style sheet prints in its place. */
export function printWhole() {
  all('.printed').forEach(text => text.remove());
  all('[data-question] textarea, [data-question] [data-other-for]').filter(field => field.value.trim()).forEach(field => {
    const text = document.createElement('p');
    text.className = isLeftOut(field) ? 'printed printed--out' : 'printed';
    text.dir = 'auto';
    text.textContent = field.value;
    field.insertAdjacentElement('beforebegin', text);
  });
}
