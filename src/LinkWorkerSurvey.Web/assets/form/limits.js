// Shows a counter only near the limit. It counts characters as a reader would.
import { all, one, words } from './dom.js';
import { isLeftOut } from './answers.js';

const segmenter = window.Intl && Intl.Segmenter ? new Intl.Segmenter() : null;
const length = text => segmenter ? Array.from(segmenter.segment(text)).length : Array.from(text).length;
const hints = new WeakMap();

export function tally(field) {
  const counter = one('[data-counter]', field.parentNode);
  if (!hints.has(counter)) hints.set(counter, counter.textContent);
  const limit = Number(field.getAttribute('data-limit'));
  // A text never has more characters than UTF-16 code units, so short texts need no exact count.
  const left = limit - (field.value.length < limit / 2 ? field.value.length : length(field.value));
  const text = isLeftOut(field) ? words(field, 'left-out', 'Not sent unless you choose Other')
    : left > Math.max(20, limit / 10) ? hints.get(counter)
      : left === -1 ? words(field, 'limit-over-one', 'Too long by 1 character')
        : left < 0 ? words(field, 'limit-over', 'Too long by {0} characters', -left)
          : left === 1 ? words(field, 'limit-left-one', 'Room for 1 more character')
            : words(field, 'limit-left', 'Room for {0} more characters', left);
  counter.className = left < 0 ? 'counter counter--over' : 'counter';
  if (counter.textContent !== text) counter.textContent = text;
}

export const tallyAll = root => all('[data-limit]', root).forEach(tally);

/** Makes screen readers announce every later change of the counters, but not their first text. */
export function startCounting() {
  tallyAll();
  all('[data-counter]').forEach(counter => counter.setAttribute('aria-live', 'polite'));
}
