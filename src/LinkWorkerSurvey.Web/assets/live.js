// Keeps an open results page as the server tells that it changes. Without it, reloading shows the same.
const root = document.querySelector('[data-live]');
const state = document.querySelector('[data-live-state]');

const say = what => {
  if (!state) return;
  const words = state.getAttribute(`data-${what}`);
  state.hidden = false;
  if (state.textContent !== words) state.textContent = words;
};

// What somebody opened stays open, and what they are at keeps the focus.
function fill(element, html) {
  const open = Array.from(element.querySelectorAll('details[open]'), details => details.getAttribute('data-key'));
  const focused = Array.from(element.querySelectorAll('a, summary')).indexOf(document.activeElement);
  element.innerHTML = html;
  open.forEach(key => { const details = element.querySelector(`details[data-key="${key}"]`); if (details) details.open = true; });
  if (focused >= 0) { const again = element.querySelectorAll('a, summary')[focused]; if (again) again.focus(); }
}

// The browser reconnects an event stream that breaks, but not one that is refused, as it is while the site restarts. Reconnects with
// exponential backoff, up to a minute, unless it was refused because nobody is signed in any more. A page that waits for a first count has
// nothing to keep, and is loaded again.
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
    // The line of a page that waits for a first count opens once it is there.
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
    if (element.closest('.figures')) say('new');
  };
}

if (root && window.EventSource) listen(2000, '');
