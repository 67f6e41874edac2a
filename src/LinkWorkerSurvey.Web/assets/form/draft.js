// Keeps a draft on the device if the person agrees. The draft is not in localStorage, because Chromium only appends to its file: a removed
// draft could be read there for a long time. An entry of the Cache API has a file of its own, which is deleted with the entry.
const name = 'answers';
const storage = window.caches;
const key = location.pathname;

export const canKeep = Boolean(storage);

/** Rejects in a private window of Safari and Firefox, which would forget a draft when the page is reloaded or closed. */
export const check = async () => navigator.storage && navigator.storage.getDirectory && navigator.storage.getDirectory();

export const save = draft => storage.open(name).then(cache => cache.put(key, new Response(JSON.stringify(draft))));

/** The draft of this survey; drafts of surveys that have ended are removed. */
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

/** Removes the draft of this survey, but not one that another tab has written under another code. */
export async function remove(code) {
  const kept = await find();
  if (kept && kept.code === code) await forget(await storage.open(name), key);
}

async function forget(cache, request) {
  await cache.delete(request);
  if ((await cache.keys()).length === 0) await storage.delete(name);
}
