import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';

const FOLDER = 'out/webviews';

/** Writes what a page shows to `out/webviews/`, to be looked at, where `VITRUVE_PICTURES=1` asks for it: it takes as long as the tests. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env['VITRUVE_PICTURES'] !== '1') return;
  await mkdir(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}
