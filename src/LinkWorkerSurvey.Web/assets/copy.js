// Copies the text of the element that a button names in data-copy, then calls `done`.
export function copy(button, done) {
  const source = document.querySelector(button.getAttribute('data-copy'));
  const byHand = () => {
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    if (document.execCommand('copy')) done();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(source.textContent.trim()).then(done, byHand);
  else byHand();
}
