// Stores a draft on the device if the person agrees. It is not in localStorage: Chromium only appends to the file of localStorage, so a
// removed draft could be read there for a long time. An entry of the Cache API has a file of its own, which is deleted with the entry.
const name = 'answers';
const storage = window.caches;
const key = location.pathname;

export const canKeep = Boolean(storage);

/** Rejects in private browsing in Safari and Firefox, which would lose a draft when the page is reloaded or closed. */
export const check = async () => navigator.storage && navigator.storage.getDirectory && navigator.storage.getDirectory();

export const save = draft => storage.open(name).then(cache => cache.put(key, new Response(JSON.stringify(draft))));

/** Returns the draft of this survey, or null. Deletes drafts of surveys that have ended. */
export async function find() {
  if (!canKeep || !await storage.has(name)) return null;
  const cache = await storage.open(name);
  let found = null;
  for (const request of await cache.keys()) {
    const draft = await (await cache.match(request)).json();
    if (draft.ends < Date.now()) await forget(cache, request);
    else if (new URL(request.url).pathname === key) found = draft;
  }
  return found;
}

/** Deletes the draft of this survey, but not one that another tab has stored under another code. */
export async function remove(code) {
  const kept = await find();
  if (kept && kept.code === code) await forget(await storage.open(name), key);
}

async function forget(cache, request) {
  await cache.delete(request);
  if ((await cache.keys()).length === 0) await storage.delete(name);
}
