// Updates an open results page with server-sent events. Without this script, reloading shows the same.
const root = document.querySelector('[data-live]');
const state = document.querySelector('[data-live-state]');

const say = what => {
  if (!state) return;
  const words = state.getAttribute(`data-${what}`) || '';
  state.hidden = words === '';
  if (state.textContent !== words) state.textContent = words;
};

// Replaces the content of an element. Keeps open details open and the focus on the same link or summary.
function fill(element, html) {
  const open = Array.from(element.querySelectorAll('details[open]'), details => details.getAttribute('data-key'));
  const focused = Array.from(element.querySelectorAll('a, summary')).indexOf(document.activeElement);
  element.innerHTML = html;
  open.forEach(key => { const details = element.querySelector(`details[data-key="${key}"]`); if (details) details.open = true; });
  if (focused >= 0) { const again = element.querySelectorAll('a, summary')[focused]; if (again) again.focus(); }
}

// The browser reconnects an event stream that breaks, but not one that is refused, as while the site restarts. This function reconnects
// with exponential backoff, from 2 to 60 seconds, unless the stream was refused because the user is signed out. A page that waits for a
// first count shows no figures that could be lost: it is reloaded if the user is signed out or the results no longer exist.
function again(pause) {
  const go = () => listen(Math.min(2 * pause, 60000), '&again');
  if (!window.fetch) return go();
  fetch(location.href, { method: 'HEAD', redirect: 'manual' }).then(page => {
    if (!state && (page.type === 'opaqueredirect' || page.status === 404)) location.reload();
    else if (page.type === 'opaqueredirect') say('out');
    else go();
  }, go);
}

function listen(pause, more) {
  const source = new EventSource(root.getAttribute('data-live') + more);
  source.onopen = () => {
    // For a page that waits for a first count, the stream opens once that count is complete.
    if (!state) return location.reload();
    pause = 2000;
    say('on');
  };
  source.onerror = () => {
    say('off');
    if (source.readyState === EventSource.CLOSED) setTimeout(() => again(pause), pause);
  };
  source.onmessage = event => {
    const fragment = JSON.parse(event.data);
    const element = document.getElementById(fragment.id);
    if (!element) return;
    fill(element, fragment.html);
    if (element.closest('.figures, [data-figures]')) say('new');
  };
}

if (root && window.EventSource) listen(2000, '');
