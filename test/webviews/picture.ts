import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

const FOLDER = 'out/webviews';

/** Writes what a page shows to `out/webviews/`, to be looked at, where `VITRUVE_PICTURES=1` asks for it: it takes as long as the tests. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (isAsked()) await keepPicture(`${name}.png`, await page.screenshot());
}

/** Writes a picture that a test has made to `out/webviews/`, where `VITRUVE_PICTURES=1` asks for it. */
export async function keepPicture(name: string, data: string | Buffer): Promise<void> {
  if (!isAsked()) return;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${FOLDER}/${name}`, data);
}

function isAsked(): boolean {
  return process.env['VITRUVE_PICTURES'] === '1';
}
