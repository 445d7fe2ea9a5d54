import { createServer, type Server } from 'node:http';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Gesture } from './gesture.ts';
import { performInView } from './webview-gestures.ts';
import { isStored } from './window-state.ts';

/** Milliseconds until a gesture is given up. */
const PATIENCE = 60_000;

/** Takes gestures over HTTP on loopback and performs them in the page. Resolves to the server and its address. */
export async function openBridge(page: Page, pictures: string): Promise<{ server: Server; url: string }> {
  const refusals: string[] = [];
  // The browser reports what a policy refuses on the console of the page, whichever frame it is in.
  page.on('console', (message) => {
    if (/Content Security Policy/u.test(message.text())) refusals.push(message.text());
  });
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      perform(page, JSON.parse(body) as Gesture, { pictures, refusals }).then(
        (answer) => response.end(answer),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The bridge has no port');
  return { server, url: `http://127.0.0.1:${address.port}` };
}

interface Kept {
  /** Folder of the screenshots. */
  readonly pictures: string;
  readonly refusals: readonly string[];
}

async function perform(page: Page, gesture: Gesture, { pictures, refusals }: Kept): Promise<string> {
  if ('view' in gesture) return performInView(page, gesture, PATIENCE);
  switch (gesture.do) {
    case 'press':
      await page.keyboard.press(gesture.keys);
      return '';
    case 'press-until-gone':
      await pressUntilGone(page, gesture.selector, gesture.keys);
      return '';
    case 'type':
      await page.keyboard.type(gesture.text, { delay: 15 });
      return '';
    case 'click':
      await page.locator(gesture.selector).first().click({ timeout: PATIENCE });
      return '';
    case 'fill':
      await page.locator(gesture.selector).first().fill(gesture.text, { timeout: PATIENCE });
      return '';
    case 'see':
      await page.locator(gesture.selector).first().waitFor({ timeout: PATIENCE });
      return '';
    case 'text':
      return page.locator(gesture.selector).first().innerText({ timeout: PATIENCE });
    case 'screenshot':
      await mkdir(dirname(join(pictures, gesture.name)), { recursive: true });
      await page.screenshot({ path: join(pictures, `${gesture.name}.png`) });
      return '';
    case 'stored':
      return JSON.stringify(await isStored(page, gesture.text));
    case 'refusals':
      return JSON.stringify(refusals);
  }
}

/** Milliseconds between presses, within which what was pressed may go. */
const PAUSE = 300;

/** @throws Error when the element is still there after all patience. */
async function pressUntilGone(page: Page, selector: string, keys: string): Promise<void> {
  const element = page.locator(selector).first();
  const limit = Date.now() + PATIENCE;
  while (await element.isVisible()) {
    if (Date.now() > limit) throw new Error(`${selector} is still there`);
    // It may go between the look and the press.
    await element.press(keys, { timeout: PAUSE }).catch(() => undefined);
    await page.waitForTimeout(PAUSE);
  }
}
