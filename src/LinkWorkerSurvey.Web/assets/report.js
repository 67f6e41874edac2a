// Helps to write a section of the report. The pages work without it.
const form = document.querySelector('[data-editing]');
if (form) {
  const box = form.querySelector('textarea');
  const begun = box.value;
  let leaving = false;
  form.addEventListener('submit', () => { leaving = true; });
  addEventListener('beforeunload', event => {
    if (!leaving && box.value !== begun) event.preventDefault();
  });

  // A change by a button can be undone as one that was typed, where the browser can do so.
  const replace = (from, to, words) => {
    box.focus();
    box.setSelectionRange(from, to);
    if (!document.execCommand || !document.execCommand('insertText', false, words)) box.setRangeText(words, from, to, 'end');
  };
  const around = (before, after) => {
    const chosen = box.value.slice(box.selectionStart, box.selectionEnd);
    const words = chosen.trim();
    const from = box.selectionStart + chosen.indexOf(words);
    const to = from + words.length;
    const start = from - before.length;

    // What the button has added, it takes away again. One star beside two is of something bold.
    const isOn = start >= 0 && box.value.slice(start, from) === before && box.value.slice(to, to + after.length) === after
      && (before !== '*' || box.value.slice(0, from).match(/\**$/)[0].length % 2 === 1);
    if (isOn) {
      replace(start, to + after.length, words);
      box.setSelectionRange(start, start + words.length);
      return;
    }

    replace(from, to, before + words + after);
    box.setSelectionRange(from + before.length, from + before.length + words.length);
  };
  const atLines = mark => {
    const from = box.value.lastIndexOf('\n', box.selectionStart - 1) + 1;
    const to = box.selectionEnd;
    replace(from, to, box.value.slice(from, to).split('\n').map(line => (line.trim() === '' ? line : mark + line)).join('\n') || mark);
  };
  form.querySelectorAll('[data-mark]').forEach(({ dataset }, at, buttons) => {
    buttons[at].addEventListener('click', () => around(dataset.mark, dataset.mark));
  });
  form.querySelectorAll('[data-line]').forEach(({ dataset }, at, buttons) => {
    buttons[at].addEventListener('click', () => atLines(dataset.line));
  });
  const address = 'https://';
  form.querySelector('[data-link]').addEventListener('click', () => {
    around('[', `](${address})`);

    // What is typed next is the address, once there are words.
    const end = box.selectionEnd + 2;
    if (box.selectionStart < box.selectionEnd) box.setSelectionRange(end, end + address.length);
  });
  form.querySelector('[data-tools]').hidden = false;
}

const all = document.querySelector('[data-choose-all]');
if (all) {
  all.querySelectorAll('[data-choose]').forEach(button => button.addEventListener('click', () => {
    document.querySelectorAll(`.small-categories input[value=${button.dataset.choose}]`).forEach(field => { field.checked = true; });
  }));
  all.hidden = false;
}
