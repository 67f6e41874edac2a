// Shows the progress of an import and can stop it. Without this script the import works, but shows nothing until it is done. The server
// responds with lines of JSON; the last holds the response page or its redirect.
const lines = 'application/x-ndjson';
const find = name => document.querySelector(`[data-importing-${name}]`);
const words = (name, ...values) => find('words').getAttribute(`data-${name}`).replace(/\{(\d)\}/g, (_, index) => values[index]);
const megabytes = bytes => Math.max(bytes / 1048576, 0.1).toFixed(1);
let request = null;

function show(step, said = '', part = null) {
  const box = find('box');
  // Screen readers announce only the step, and only when it changes.
  if (find('step').textContent !== step) find('step').textContent = step;
  find('words').textContent = said;
  if (part === null) find('bar').removeAttribute('value');
  else find('bar').value = part;
  if (!box.hidden) return;
  box.hidden = false;
  box.focus();
}

function rest(notice) {
  request = null;
  find('box').hidden = true;
  find('form').querySelector('[type=submit]').disabled = false;
  ['stopped', 'broken', 'large'].forEach(name => { find(name).hidden = name !== notice; });
  if (notice) find(notice).focus();
}

function put(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  request = null;
  document.title = page.title;
  document.querySelector('main').replaceWith(page.querySelector('main'));
  scrollTo(0, 0);
  (document.querySelector('.govuk-error-summary') || document.querySelector('main')).focus();
}

function send(form, button) {
  const sent = new XMLHttpRequest();
  let heard = 0;
  let last = {};
  const listen = () => {
    if (sent.getResponseHeader('Content-Type') !== lines) return;
    const whole = sent.responseText.lastIndexOf('\n') + 1;
    sent.responseText.slice(heard, whole).split('\n').filter(Boolean).forEach(line => {
      last = JSON.parse(line);
      if (last.step) show(last.step, last.words, last.part);
    });
    heard = whole;
  };
  const broke = () => {
    const size = form.querySelector('[type=file]').files[0].size;
    rest(size > Number(form.getAttribute('data-largest')) ? 'large' : 'broken');
  };

  sent.open('POST', button.getAttribute('formaction') || form.action);
  sent.setRequestHeader('Accept', lines);
  sent.upload.onprogress = ({ loaded, total }) =>
    show(words('sending'), words('sent', megabytes(loaded), megabytes(total)), loaded / total);
  sent.upload.onload = () => show(words('reading'));
  sent.onprogress = listen;
  sent.onabort = () => rest('stopped');
  sent.onerror = broke;
  sent.onload = () => {
    listen();
    if (last.html) {
      put(last.html);
    } else if (last.location) {
      show(words('opening'), '', 1);
      location.assign(last.location);
    } else if (sent.status === 200 && !heard) {
      // The server redirected to another page, such as the sign-in.
      location.assign(sent.responseURL);
    } else {
      broke();
    }
  };

  rest();
  request = sent;
  button.disabled = true;
  show(words('sending'), '', 0);
  sent.send(new FormData(form));
}

document.addEventListener('submit', event => {
  if (event.target !== find('form')) return;
  event.preventDefault();
  if (!request) send(event.target, event.target.querySelector('[type=submit]'));
});

document.addEventListener('click', event => {
  if (event.target === find('stop') && request) request.abort();
});

// The back/forward cache restores the page with the progress of the earlier import, which is therefore hidden.
addEventListener('pageshow', event => { if (event.persisted) rest(); });
