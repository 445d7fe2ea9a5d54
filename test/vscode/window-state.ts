import type { Page } from 'playwright-core';

/** Under which VS Code keeps what is open. Of a view that was open before, its state tells in other places. */
const OPEN_EDITORS = 'memento/workbench.parts.editor';

/** Runs in the page, where none of our modules is: what the databases in which VS Code keeps its state say about open editors. */
const STORED_EDITORS = `(async () => {
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const values = [];
  for (const { name } of await indexedDB.databases()) {
    if (!/state-db/u.test(name)) continue;
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      values.push(await answer(database.transaction(store).objectStore(store).get('${OPEN_EDITORS}')));
    }
    database.close();
  }
  return values.map(String);
})()`;

/** Whether the window has written down a text with its open editors. */
export async function isStored(page: Page, text: string): Promise<boolean> {
  const values = await page.evaluate<string[]>(STORED_EDITORS);
  return values.some((value) => value.includes(text));
}
