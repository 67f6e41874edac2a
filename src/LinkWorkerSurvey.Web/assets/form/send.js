// Sends the form by script, so that the page with the answers remains if sending fails.
import { one, words } from './dom.js';
import * as answers from './answers.js';
import * as keep from './keep.js';

const patience = 60000;
let sending = false;

export const canSend = Boolean(window.fetch && window.DOMParser && window.URLSearchParams && window.FormData && FormData.prototype.entries);

function say(form, text) {
  one('[data-send-state]', form).textContent = text;
}

function post(form) {
  const ask = { method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin' };
  if (!window.AbortController) return fetch(location.pathname, ask);
  const abort = new AbortController();
  setTimeout(() => abort.abort(), patience);
  return fetch(location.pathname, Object.assign(ask, { signal: abort.signal }));
}

/** Sends the form, ignoring calls while it is being sent, and calls `show` with the response page. */
export async function send(form, show) {
  if (sending) return;
  sending = true;
  const button = one('#send', form);
  const rest = button.textContent;
  button.textContent = words(button, 'sending', 'Sending…');
  button.setAttribute('aria-disabled', 'true');
  say(form, '');
  try {
    await keep.saveNow();
    const response = await post(form);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    await take(response, page, form, show);
  } catch (unreachable) {
    say(form, navigator.onLine === false
      ? words(form, 'offline', 'You are offline, so your answers were not sent. They are still on this page. '
        + 'Send them again when you are connected')
      : words(form, 'unreachable', 'We could not reach the survey. Your answers are still on this page. '
        + 'Send them again in a moment: they will be counted only once'));
  } finally {
    sending = false;
    button.textContent = rest;
    button.removeAttribute('aria-disabled');
  }
}

async function take(response, page, form, show) {
  const again = one('[data-survey]', page);
  if (again) {
    const now = answers.read();
    show(page, false);
    answers.write(now);
  } else if (response.ok && one('main h1', page)) {
    await keep.forget();
    form.reset();
    show(page, true);
  } else if (response.status === 409) {
    show(page, false);
  } else {
    say(form, words(form, 'refused', 'We could not confirm that your answers were saved (error {0}). They are still on this page. '
      + 'Send them again in a moment: they will be counted only once', response.status));
  }
}
