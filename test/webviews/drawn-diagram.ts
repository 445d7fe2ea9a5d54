import type { Locator, Page } from 'playwright-core';
import type { FakeWebview } from './fake-host.ts';

/** Where the picture is in its window. */
export async function placement(page: Page): Promise<string> {
  return page.locator('.canvas-sheet').evaluate((sheet) => (sheet as HTMLElement).style.transform);
}

/** How large the picture is shown: 1 for as it was drawn. */
export function scaleOf(place: string): number {
  return Number(/scale\((?<scale>[\d.]+)\)/u.exec(place)?.groups?.['scale']);
}

/** Waits until a thing is drawn. */
export async function drawn(webview: FakeWebview, thing: string): Promise<void> {
  await webview.page.locator(`.canvas [data-thing="${thing}"]`).waitFor({ state: 'attached' });
}

/** A thing of the picture by its id. */
export function thing(page: Page, id: string): Locator {
  return page.locator(`.canvas [data-thing="${id}"]`);
}

/** The id of the thing that has the focus. */
export async function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['thing']);
}
