// Reads and writes the current answers in the form.
import { all, one } from './dom.js';

const fields = question => all('input, textarea', question);
const ticks = field => field.type === 'checkbox' || field.type === 'radio';
const given = field => field.name && (ticks(field) ? field.checked : field.value.trim() !== '');

export const form = () => one('[data-survey]');
export const questions = () => all('[data-question]');
export const isAnswered = question => fields(question).some(given);

// In a single-choice question, a text beside 'Other' stays in its box when another option is chosen. The box then loses its name, so that
// the browser does not send the text.
function leaveOut(box, out) {
  const other = document.getElementById(box.getAttribute('data-other-for'));
  if (other.type === 'radio' && out) box.removeAttribute('name');
  else box.name = box.id;
}

const others = question => all('[data-other-for]', question);

/** Returns whether the text of this box will not be sent. */
export const isLeftOut = box => box.hasAttribute('data-other-for') && !box.name;

export const chosen = option => others(option.closest('[data-question]')).forEach(box =>
  leaveOut(box, option.id !== box.getAttribute('data-other-for') && box.value.trim() !== ''));

export function typed(box) {
  if (box.value.trim()) document.getElementById(box.getAttribute('data-other-for')).checked = true;
  leaveOut(box, false);
}

export function clear(question) {
  all('input[type=radio]', question).forEach(radio => { radio.checked = false; });
  others(question).forEach(box => leaveOut(box, box.value.trim() !== ''));
}

/** Returns the ticks and texts by the ids of the fields. */
export function read() {
  const answers = {};
  questions().forEach(question => fields(question).forEach(field => {
    if (ticks(field)) {
      if (field.checked) answers[field.id] = true;
    } else if (field.value) {
      answers[field.id] = { text: field.value, out: isLeftOut(field) };
    }
  }));
  return answers;
}

/** Restores the result of `read` in place of the current answers. */
export function write(answers) {
  questions().forEach(question => fields(question).forEach(field => {
    const answer = answers[field.id];
    if (ticks(field)) field.checked = Boolean(answer);
    else field.value = answer ? answer.text : '';
    if (field.hasAttribute('data-other-for')) leaveOut(field, Boolean(answer && answer.out));
  }));
}

// Returns the stored answer of a field, merged with its current one; null or false if the current one stays as it is. Of two texts, both
// are kept; of two options of a single-choice question, the current one.
function join(before, field, question) {
  if (ticks(field)) return Boolean(before) && !(field.type === 'radio' && one('input[type=radio]:checked', question));
  if (!before || field.value.includes(before.text)) return null;
  const text = before.text.includes(field.value) ? before.text : before.text + (field.tagName === 'TEXTAREA' ? '\n' : ' ') + field.value;
  return { text, out: before.out };
}

/** Restores the result of `read` in addition to the current answers. */
export function add(answers) {
  const both = read();
  questions().forEach(question => fields(question).forEach(field => {
    const joined = join(answers[field.id], field, question);
    if (joined) both[field.id] = joined;
  }));
  write(both);
  all('[data-question] input[type=radio]:checked').forEach(chosen);
}

/** Returns the questions with their answers as a text to save. */
export function copy() {
  const lines = [form().getAttribute('data-title'), ''];
  questions().forEach((question, index) => {
    const heading = one('.question__words', question).textContent.replace(one('.question__number', question).textContent, '');
    const answered = fields(question).filter(given).map(field => ticks(field) ? field.nextElementSibling.textContent : field.value);
    lines.push(`${index + 1}. ${heading.trim()}`, ...(answered.length ? answered : ['(no answer)']), '');
  });
  return lines.join('\n');
}
