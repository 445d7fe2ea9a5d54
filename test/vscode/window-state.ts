import type { Page } from 'playwright-core';

/** Runs in the page, where none of our modules is: all values of the databases in which VS Code keeps its state. */
const STORED_VALUES = `(async () => {
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const values = [];
  for (const { name } of await indexedDB.databases()) {
    if (!/state-db/u.test(name)) continue;
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      values.push(...await answer(database.transaction(store).objectStore(store).getAll()));
    }
    database.close();
  }
  return values.map(String);
})()`;

/** Whether the window has written down a text in its state. */
export async function isStored(page: Page, text: string): Promise<boolean> {
  const values = await page.evaluate<string[]>(STORED_VALUES);
  return values.some((value) => value.includes(text));
}
