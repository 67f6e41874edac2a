// Leads through the answers by keys. The page works without it: this script sends the page's own forms, one after the other, and shows the
// next answer at once, because it has read it ahead. No key is lost: what is typed while an answer is on its way is kept and acts then.
const form = document.getElementById('answer-form');
const kept = 'coding-keys-off';

const isOff = () => { try { return localStorage.getItem(kept) === '1'; } catch { return false; } };

// The page about keys switches them off.
const toggle = document.querySelector('[data-keys-switch]');
if (toggle) {
  const box = toggle.querySelector('input');
  box.checked = !isOff();
  box.addEventListener('change', () => { try { localStorage.setItem(kept, box.checked ? '0' : '1'); } catch { box.checked = true; } });
  toggle.hidden = false;
  document.querySelector('[data-keys-none]').hidden = true;
}

function lead() {
  const place = document.getElementById('place');
  const text = document.getElementById('text');
  const decided = document.getElementById('decided');
  const mayHold = document.getElementById('may-hold');
  const last = document.getElementById('last');
  const list = document.getElementById('codes');
  const find = document.getElementById('find');
  const found = document.getElementById('found');
  const recent = document.getElementById('recent');
  const suggested = document.getElementById('suggested');
  const alike = document.getElementById('alike');
  const problems = document.createElement('div');
  problems.setAttribute('role', 'alert');
  form.parentNode.insertBefore(problems, form);
  const path = location.pathname;
  const total = Number(form.dataset.total);
  const showsCoded = /show=/.test(form.dataset.filter);
  const isOpen = !form.querySelector('fieldset').disabled;

  const boxes = () => Array.from(list.querySelectorAll('input'));
  const ticked = () => boxes().filter(box => box.checked).map(box => Number(box.value));
  const wordsOf = box => box.closest('label').querySelector('span').textContent;
  const boxOf = id => list.querySelector(`input[value="${id}"]`);
  const labelOf = id => { const box = boxOf(id); return box ? wordsOf(box) : ''; };
  const same = (one, other) => one.length === other.length && one.every(id => other.includes(id));

  let current = {
    id: form.elements.answer.value,
    texts: Array.from(form.querySelectorAll('[name=texts]'), input => input.value),
    isTwice: form.elements.twice.value === 'true',
    text: text.textContent,
    place: place.textContent,
    seen: form.elements.seen.value,
    codes: ticked(),
    decided: decided.textContent,
    isDisputed: form.dataset.disputed === 'yes',
    mayHold: mayHold.textContent,
  };
  const earlier = []; // the answers shown before, the last at the end
  let ahead = JSON.parse(form.dataset.next).map(read); // the answers to show next
  let isEnd = false; // whether no answer follows those read ahead
  let fetching = null;
  let readings = 0; // how often they were read anew: what was asked for before is out of date
  let waits = 0; // acts that must end before the next key acts
  const typed = []; // the keys typed meanwhile
  const unsaved = new Map(); // the saves on their way, by answer
  let chain = Promise.resolve(); // they are sent one after the other
  let used = []; // the codes used last
  let recentCodes = []; // those of them that the keys 6 to 9 give while the current answer is shown
  const helps = new Map(); // what is suggested, by answer: itself once it is known, a promise while it is asked for
  let help = null; // what is shown of it
  let offeredCodes = []; // the suggested codes shown
  let retry = 0; // the timer that asks again
  const given = new Set(); // the texts coded since: what was asked for earlier may still offer them

  const say = (strong, words) => {
    last.textContent = '';
    const b = document.createElement('b');
    b.textContent = strong;
    last.append(b, ` ${words || ''}`);
  };
  const offerUndo = () => {
    const button = document.createElement('button');
    button.type = 'submit';
    button.className = 'link';
    button.setAttribute('form', 'undo');
    button.textContent = 'Undo';
    last.append(' ', button);
  };

  function read(answer) {
    const times = answer.texts.length;
    const more = times > 1 ? `; given in the same words by ${times} people, coded once for all` : '';
    return {
      id: answer.id,
      texts: answer.texts,
      isTwice: answer.isTwice,
      text: answer.text,
      seen: answer.seen,
      codes: answer.codes,
      place: `Answer ${answer.place} of ${total}${more}`,
      mayHold: answer.mayHold ? `May hold ${answer.mayHold}.` : '',
      decided: answer.decided || '',
      isDisputed: answer.isDisputed,
    };
  }

  function show(answer) {
    current = answer;
    text.textContent = answer.text;
    place.textContent = answer.place;
    decided.textContent = answer.decided;
    mayHold.textContent = answer.mayHold;
    document.getElementById('mark-quote').href = `${path}/quote?text=${answer.id}`;
    form.elements.answer.value = answer.id;
    form.elements.seen.value = answer.seen;
    boxes().forEach(box => { box.checked = answer.codes.includes(Number(box.value)); });
    filter('');
    const known = helps.get(answer.id);
    showHelp(known && known.isReady ? known : null);
    showRecent();
    getHelp(answer);
    text.focus({ preventScroll: true });
    if (text.getBoundingClientRect().top < 0) text.scrollIntoView();
  }

  // Asks what is suggested for an answer, and shows it if that is still the current one; then asks for the next. What is not learnt yet is
  // asked for again.
  function getHelp(answer, tries = 30) {
    if (!form.dataset.suggest) return;
    if (!helps.has(answer.id)) {
      const asked = fetch(form.dataset.suggest + answer.id, { headers: { Accept: 'application/json' }, redirect: 'manual' })
        .then(response => response.ok ? response.json() : null, () => null);
      helps.set(answer.id, asked);
    }
    const asked = helps.get(answer.id);
    Promise.resolve(asked).then(known => {
      if (helps.get(answer.id) === asked) {
        if (known && known.isReady) helps.set(answer.id, known);
        else helps.delete(answer.id);
      }
      if (current.id !== answer.id) return;
      if (known && !known.isReady && tries > 0) {
        clearTimeout(retry);
        retry = setTimeout(() => { if (current.id === answer.id) getHelp(answer, tries - 1); }, 1000);
      }
      if (!known || !known.isReady) return;
      showHelp(known);
      if (ahead.length > 0 && !helps.has(ahead[0].id)) getHelp(ahead[0], 0);
    });
  }

  function showHelp(known) {
    if (!suggested || (known && help === known)) return;
    help = known;
    // A code that somebody else has added since is not on this page.
    offeredCodes = known ? known.codes.filter(code => boxOf(code.code)) : [];
    suggested.hidden = offeredCodes.length === 0;
    showChoices(suggested.querySelector('ul'), offeredCodes, 1);
    const others = alike.querySelector('ul');
    others.textContent = '';
    const offered = known ? known.alike.filter(other => !other.texts.some(id => given.has(id))) : [];
    alike.hidden = offered.length === 0;
    form.elements.suggested.value = String(!suggested.hidden || !alike.hidden);
    offered.forEach(other => {
      const item = document.createElement('li');
      const label = document.createElement('label');
      const box = document.createElement('input');
      const words = document.createElement('span');
      Object.assign(box, { type: 'checkbox', name: 'with', value: other.texts.join(' ') });
      words.dir = 'auto';
      words.textContent = other.text;
      label.append(box, words);
      item.append(label);
      others.append(item);
    });
    text.textContent = '';
    let at = 0;
    (known ? known.marks : []).forEach(({ start, length }) => {
      const mark = document.createElement('mark');
      mark.textContent = current.text.slice(start, start + length);
      text.append(current.text.slice(at, start), mark);
      at = start + length;
    });
    text.append(current.text.slice(at));
  }

  const chosen = () => alike ? Array.from(alike.querySelectorAll('input:checked'), box => box.value.split(' ')) : [];

  // Ticks the next answer that is like the current one; after the last, none.
  function tickAlike() {
    const others = alike && !alike.hidden ? Array.from(alike.querySelectorAll('input')) : [];
    const next = others.find(box => !box.checked);
    if (next) next.checked = true;
    else others.forEach(box => { box.checked = false; });
  }

  // Sends a form and reads the answer; a message tells what went wrong.
  const post = (action, fields) => {
    const body = new URLSearchParams(fields);
    body.append('__RequestVerificationToken', form.elements.__RequestVerificationToken.value);
    return fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' }, redirect: 'manual' });
  };
  const ask = (action, fields) => post(action, fields).then(
    response => response.type === 'opaqueredirect' ? { message: 'You are signed out. Sign in in another tab, then try again' }
      : response.status === 200 || response.status === 409 ? response.json()
      : { message: 'The site has a problem. Try again' },
    () => ({ message: 'The site cannot be reached. Try again' }));

  // Reads answers ahead, from the last one that is known.
  function readAhead() {
    if (fetching || isEnd || ahead.length > 300) return fetching;
    const from = ahead.length > 0 ? ahead[ahead.length - 1] : current;
    const reading = readings;
    fetching = fetch(`${form.dataset.ahead}&answer=${from.id}`, { headers: { Accept: 'application/json' }, redirect: 'manual' })
      .then(response => response.ok ? response.json() : [])
      .then(answers => {
        if (reading !== readings) return;
        const known = new Set([current.id, ...ahead.map(answer => answer.id), ...unsaved.keys()]);
        // The site may have read them before it stored what was decided since.
        const isLeft = answer => showsCoded || !answer.texts.some(id => given.has(id));
        const fresh = answers.filter(answer => !known.has(answer.id) && isLeft(answer));
        isEnd = fresh.length === 0;
        ahead.push(...fresh.map(read));
      }, () => {})
      .then(() => { if (reading === readings) fetching = null; });
    return fetching;
  }

  function readAnew() {
    ahead = [];
    isEnd = false;
    fetching = null;
    readings++;
    readAhead();
  }

  // Keys wait for an act that needs the server's answer, and act after it.
  function hold(act) {
    waits++;
    const done = () => {
      waits--;
      while (waits === 0 && typed.length > 0) press(typed.shift());
    };
    return act.then(done, error => { done(); throw error; });
  }

  function go() {
    earlier.push(current);
    if (ahead.length > 0) {
      show(ahead.shift());
      readAhead();
    } else if (isEnd) {
      // What could not be saved stays in sight.
      hold(chain.then(() => {
        if (problems.childElementCount === 0) location.href = path + form.dataset.filter;
        else say('No answer is left.', 'Some of your decisions were not saved: see the notes above.');
      }));
    } else {
      hold(Promise.resolve(readAhead()).then(() => {
        earlier.pop();
        if (ahead.length > 0 || isEnd) go();
        else say('The next answer could not be read.', 'Press Enter to try again.');
      }));
    }
  }

  function back() {
    if (earlier.length > 0) {
      ahead.unshift(current);
      show(earlier.pop());
    } else {
      const link = document.getElementById('back');
      if (link) hold(chain.then(() => { location.href = link.href; }));
    }
  }

  function save(outcome) {
    if (!isOpen) return go();
    const codes = outcome === 'Coded' ? ticked() : [];
    const others = chosen();
    if (outcome === 'Coded' && codes.length === 0) return go();
    const isSame = current.seen !== '' && !current.isDisputed && same(codes, current.codes);
    if (outcome === 'Coded' && others.length === 0 && isSame) return go();
    const job = { answer: current, outcome, codes, others, suggested: form.elements.suggested.value };
    const isOther = answer => others.some(texts => texts.includes(answer.id));
    ahead = ahead.filter(next => !isOther(next));
    while (earlier.some(isOther)) earlier.splice(earlier.findIndex(isOther), 1);
    current.texts.concat(...others).forEach(id => given.add(id));
    if (others.length > 0) helps.clear();
    current.codes = codes;
    current.isDisputed = false;
    current.decided = 'You decided';
    unsaved.set(current.id, job);
    used = codes.concat(used.filter(id => !codes.includes(id))).slice(0, 9);
    say(
      outcome === 'Coded' ? codes.map(labelOf).join(', ') : outcome === 'NothingToCode' ? 'Nothing to code' : 'Needs a second look',
      others.length === 0 ? '' : `for ${others.length + 1} answers`);
    offerUndo();
    chain = chain.then(() => send(job));
    go();
  }

  const fieldsOf = job => [
    ['answer', job.answer.id], ...job.answer.texts.map(id => ['texts', id]), ...job.others.map(texts => ['with', texts.join(' ')]),
    ['seen', job.answer.seen], ['twice', job.answer.isTwice], ['suggested', job.suggested], ['outcome', job.outcome],
    ...job.codes.map(id => ['codes', id]),
  ];

  // Sends one decision. It is sent again as long as the site cannot be reached or the user is signed out.
  function send(job, pause = 1000) {
    const again = words => {
      say('Not saved yet:', words);
      return new Promise(resolve => setTimeout(resolve, pause)).then(() => send(job, Math.min(2 * pause, 30000)));
    };
    return post(form.action, fieldsOf(job)).then(
      response => {
        if (response.type === 'opaqueredirect' || response.status === 400)
          return again('you are signed out. Sign in in another tab; your decision is kept here.');
        if (response.status !== 200 && response.status !== 409) return again('the site has a problem. It is tried again.');
        return response.json().then(told => {
          unsaved.delete(job.answer.id);
          if (response.ok) return saved(job, told);
          return refused(job, told);
        });
      },
      () => again('there is no connection. It is tried again.'));
  }

  function saved(job, told) {
    job.answer.seen = told.seen;
    job.answer.decided = told.decided;
    if (current === job.answer) form.elements.seen.value = told.seen;
    progress(told);
  }

  function progress(told) {
    document.getElementById('coded').textContent = `${told.coded.toLocaleString('en-GB')} of ${told.texts.toLocaleString('en-GB')} coded`;
    const done = document.querySelector('#progress .is-done');
    if (done) done.setAttribute('width', `${told.texts === 0 ? 0 : 100 * told.coded / told.texts}%`);
  }

  // The later decision is shown against the earlier; neither is lost.
  function refused(job, told) {
    const note = document.createElement('div');
    note.className = 'notice';
    const words = document.createElement('p');
    const quote = job.answer.text.length > 80 ? `${job.answer.text.slice(0, 80)}…` : job.answer.text;
    const alone = job.others.length > 0 ? ' The similar answers are to be coded again.' : '';
    words.textContent = `‘${quote}’: ${told.message}. You gave: ${job.codes.map(labelOf).join(', ') || 'no code'}.${alone}`;
    note.append(words);
    // Somebody else is at the same answers, or those coded together are still to be coded: those read ahead are out of date.
    job.answer.texts.concat(...job.others).forEach(id => given.delete(id));
    if (told.stale || job.others.length > 0) readAnew();
    job.others = [];
    if (told.answer) {
      job.answer.seen = told.answer.seen;
      const look = document.createElement('button');
      look.type = 'button';
      look.className = 'link';
      look.textContent = 'Look at this answer';
      look.addEventListener('click', () => {
        note.remove();
        earlier.push(current);
        const answer = read(told.answer);
        show(answer);
      });
      note.append(look, ' ');
      if (told.stale) {
        const mine = document.createElement('button');
        mine.type = 'button';
        mine.className = 'link';
        mine.textContent = 'Save mine instead';
        mine.addEventListener('click', () => { note.remove(); unsaved.set(job.answer.id, job); chain = chain.then(() => send(job)); });
        note.append(mine);
      }
    }
    problems.append(note);
  }

  function undo() {
    chain = hold(chain.then(() => ask(form.dataset.undo, [])).then(told => {
      if (told.message) return say(`${told.message}.`);
      if (!told.answer) return location.reload();
      progress(told);
      told.undoneTexts.forEach(id => given.delete(id));
      helps.clear();
      const answer = read(told.answer);
      if (current.id !== answer.id) ahead.unshift(current);
      ahead = ahead.filter(next => next.id !== answer.id);
      while (earlier.some(before => before.id === answer.id)) earlier.splice(earlier.findIndex(before => before.id === answer.id), 1);
      show(answer);
      // Those that were coded together are to be coded again.
      if (told.undoneTexts.length > answer.texts.length) readAnew();
      say('Undone:', told.undone);
    }));
  }

  // The codes used last that are not suggested, as far as that is known when an answer is shown. What is suggested later changes nothing: a
  // key gives what somebody read beside it.
  function showRecent() {
    recentCodes = used.filter(id => !offeredCodes.some(offered => offered.code === id)).slice(0, 4);
    recent.hidden = recentCodes.length === 0;
    showChoices(recent.querySelector('ul'), recentCodes.map(code => ({ code, words: [] })), 6);
  }

  // Shows codes with keys from one on, and the words that speak for them.
  function showChoices(items, codes, first) {
    items.textContent = '';
    codes.forEach(({ code, words }, i) => {
      const item = document.createElement('li');
      const button = document.createElement('button');
      const key = document.createElement('kbd');
      const label = document.createElement('span');
      button.type = 'button';
      key.textContent = first + i;
      label.textContent = labelOf(code);
      if (words.length > 0) {
        const why = document.createElement('small');
        why.textContent = words.map(word => `“${word}”`).join(', ');
        label.append(why);
      }
      button.append(key, label);
      button.addEventListener('click', () => tick(code));
      item.append(button);
      items.append(item);
    });
  }

  function tick(id) {
    const box = boxOf(id);
    if (box && isOpen) box.checked = !box.checked;
  }

  // Finding a code.
  function filter(words) {
    find.value = words;
    match();
  }

  // Codes with the words in their labels, the most likely for the answer first, those that it already has last. The label in the same words
  // comes before all others.
  function matches() {
    const words = find.value.trim().toLowerCase();
    const ranked = help ? help.ranked : [];
    const placeOf = box => {
      if (wordsOf(box).toLowerCase() === words) return -1;
      const place = ranked.indexOf(Number(box.value));
      return box.checked ? ranked.length + 1 : place < 0 ? ranked.length : place;
    };
    return boxes().filter(box => wordsOf(box).toLowerCase().includes(words)).sort((one, other) => placeOf(one) - placeOf(other));
  }

  function match() {
    const words = find.value.trim();
    const matching = matches();
    const shown = new Set(matching);
    boxes().forEach(box => {
      box.closest('li').hidden = !shown.has(box);
      box.closest('li').classList.remove('is-first');
    });
    list.querySelectorAll('.picks__net').forEach(net => { net.hidden = words !== ''; });
    const [first] = matching;
    if (words !== '' && first) first.closest('li').classList.add('is-first');
    found.textContent = words === '' ? '' : first
      ? `${matching.length} ${matching.length === 1 ? 'code' : 'codes'}. Enter gives ‘${wordsOf(first)}’.`
      : `No code has this in its label. Enter adds ‘${words}’ as a new code.`;
    find.setAttribute('aria-expanded', String(words !== ''));
  }

  function choose() {
    const words = find.value.trim();
    if (words === '') return text.focus();
    // The marked one, whatever has become known since it was marked.
    const box = list.querySelector('.is-first input');
    filter('');
    text.focus();
    if (box) {
      box.checked = !box.checked;
      return;
    }
    hold(ask(form.dataset.code, [['label', words]]).then(told => {
      if (told.message) return say(`${told.message}.`);
      add(told);
      tick(told.id);
      say(told.label, 'is a new code.');
      offerUndo();
    }));
  }

  function add(code) {
    if (boxOf(code.id)) return;
    const item = document.createElement('li');
    const label = document.createElement('label');
    const box = document.createElement('input');
    const words = document.createElement('span');
    const number = document.createElement('span');
    Object.assign(box, { type: 'checkbox', name: 'codes', value: code.id });
    words.textContent = code.label;
    Object.assign(number, { className: 'picks__n', id: `n-${code.id}`, textContent: '0' });
    label.append(box, document.createElement('kbd'), words, number);
    item.append(label);
    list.append(item);
    const none = document.getElementById('no-codes');
    if (none) none.remove();
  }

  // One key.
  function press(key) {
    // The field was reached by a key that waited, so the letters that waited with it belong into it.
    if (document.activeElement === find) {
      if (key === 'Enter') choose();
      else if (key.length === 1) { find.value += key; match(); }
      return;
    }
    const letter = key.length === 1 && /[a-y]/i.test(key) && list.querySelector(`input[data-letter="${key.toUpperCase()}"]`);
    if (letter) { if (isOpen) letter.checked = !letter.checked; }
    else if (key === 'Enter') save('Coded');
    else if (key === '0') save('NothingToCode');
    else if (key === '.') save('SecondLook');
    else if (key === 'ArrowLeft') back();
    else if (key === 'ArrowRight') go();
    else if (key === 'z' || key === 'Z') undo();
    else if (key === '/') find.focus();
    else if (/^[6-9]$/.test(key) && recentCodes[key - 6]) tick(recentCodes[key - 6]);
    else if (/^[1-5+]$/.test(key)) pressOfHelp(key);
  }

  // What is suggested can still be on its way: other keys wait for it a moment.
  function pressOfHelp(key) {
    const asked = helps.get(current.id);
    const wait = new Promise(resolve => setTimeout(resolve, 2000));
    if (!help && asked) hold(Promise.race([asked, wait]).then(() => ofHelp(key)));
    else ofHelp(key);
  }

  function ofHelp(key) {
    if (!help || !isOpen) return;
    if (key === '+') tickAlike();
    else if (offeredCodes[key - 1]) tick(offeredCodes[key - 1].code);
  }

  const acts = key => /^[a-z0-9]$/i.test(key) || ['Enter', '.', '+', 'ArrowLeft', 'ArrowRight', '/'].includes(key);

  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isOff()) return;
    const { target, key } = event;
    if (target === find) {
      if (key === 'Enter') { event.preventDefault(); choose(); }
      if (key === 'Escape') { filter(''); text.focus(); }
      return;
    }
    if (target.closest('select, textarea, [contenteditable], input:not([type=checkbox])')) return;
    if (key === 'Enter' && target.closest('a, button, summary')) return;
    // Behind a waiting key that leads into the field, every character is part of a label.
    if (key.length === 1 && typed.lastIndexOf('/') > typed.lastIndexOf('Enter')) {
      event.preventDefault();
      typed.push(key);
      return;
    }
    if (key === '?') { const link = document.querySelector('.lastkey__keys a'); if (link) link.click(); return; }
    if (!acts(key)) return;
    event.preventDefault();
    if (waits > 0) typed.push(key);
    else press(key);
  });

  // The page's own buttons and links do the same.
  form.addEventListener('submit', event => {
    event.preventDefault();
    const outcome = event.submitter && event.submitter.value || 'Coded';
    if (outcome === 'Coded' && ticked().length === 0) say('Select a code,', 'or ‘Nothing to code’ or ‘Needs a second look’.');
    else if (waits === 0) save(outcome);
  });
  document.addEventListener('submit', event => {
    if (event.target.id !== 'undo') return;
    event.preventDefault();
    if (waits === 0) undo();
  }, true);
  document.addEventListener('click', event => {
    const link = event.target.closest('#back, #skip');
    if (!link || event.ctrlKey || event.metaKey || waits > 0) return;
    event.preventDefault();
    if (link.id === 'back') back();
    else go();
  });
  find.addEventListener('input', match);
  addEventListener('beforeunload', event => { if (unsaved.size > 0) event.preventDefault(); });

  document.querySelector('.answers__find').hidden = !isOpen;
  showHelp(form.dataset.help ? JSON.parse(form.dataset.help) : null);
  if (help) helps.set(current.id, help);
  getHelp(current);
  readAhead();
}

if (form) lead();
