// Browsers print a field in one piece: they cut off text beyond its edge, and a tall field leaves a blank page. So the text is printed as a
// paragraph.
import { all } from './dom.js';
import { isLeftOut } from './answers.js';

/** Adds the text of each field beside it; the print stylesheet shows it in place of the field. */
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
