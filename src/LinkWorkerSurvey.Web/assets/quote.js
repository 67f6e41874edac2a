// Takes selected words of an answer into the fields of a quote. The page works without it: the words can be pasted.
const answer = document.querySelector('#answer .quoted');
const box = document.querySelector('[data-quoting]');
const status = document.getElementById('selected');
const excerpt = document.getElementById('Excerpt');
let chosen = null;

// The respondent's words alone: what a quote has instead stands between them on the page. The place counts from the first of them.
const isOurs = node => node.parentElement.closest('ins, .govuk-visually-hidden');

function read(range) {
  const walk = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT);
  let at = 0;
  let start = -1;
  let words = '';
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (isOurs(node)) continue;
    if (range.intersectsNode(node)) {
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (to > from && start < 0) start = at + from;
      words += node.data.slice(from, to);
    }
    at += node.length;
  }
  const trimmed = words.trim();
  return trimmed === '' ? null : { words: trimmed, start: start + words.length - words.trimStart().length };
}

// A press on a button may take the selection away, so it is kept.
document.addEventListener('selectionchange', () => {
  const selection = getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!answer.contains(range.commonAncestorContainer)) return;
  chosen = read(range);
});

const withWords = act => () => {
  if (chosen) act(chosen);
  else status.textContent = 'Select words in the answer first.';
};

const quoteButton = document.querySelector('[data-quote-words]');
if (quoteButton) {
  quoteButton.addEventListener('click', withWords(({ words, start }) => {
    excerpt.value = words;
    // A choice among several places is made by the selection.
    document.querySelectorAll('[name=Start]').forEach(field => {
      if (field.type === 'radio') field.checked = Number(field.value) === start;
      else field.value = start;
    });
    status.textContent = 'The words stand below ‘Words to quote’.';
    excerpt.focus();
  }));
}

document.querySelector('[data-replace-words]').addEventListener('click', withWords(({ words }) => {
  const rows = Array.from(document.querySelectorAll('[data-replace]'));
  const free = rows.find(row => row.value.trim() === '');
  if (!free) {
    status.textContent = 'All rows are used. ‘See it as printed’ gives more.';
    return;
  }
  free.value = words;
  free.closest('.redaction').querySelector('[data-instead]').focus();
}));

box.hidden = false;
