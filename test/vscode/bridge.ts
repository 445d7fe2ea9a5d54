import { createServer, type Server } from 'node:http';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** What a test in the extension host may ask of the person at the browser. */
export type Gesture =
  | { readonly do: 'press'; readonly keys: string }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'click'; readonly selector: string }
  | { readonly do: 'text'; readonly selector: string }
  | { readonly do: 'see'; readonly selector: string }
  | { readonly do: 'screenshot'; readonly name: string };

/** Milliseconds until a gesture is given up. */
const PATIENCE = 10_000;

/** Takes gestures over HTTP on loopback and performs them in the page. Resolves to the server and its address. */
export async function openBridge(page: Page, pictures: string): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      perform(page, JSON.parse(body) as Gesture, pictures).then(
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

async function perform(page: Page, gesture: Gesture, pictures: string): Promise<string> {
  switch (gesture.do) {
    case 'press':
      await page.keyboard.press(gesture.keys);
      return '';
    case 'type':
      await page.keyboard.type(gesture.text, { delay: 15 });
      return '';
    case 'click':
      await page.locator(gesture.selector).first().click({ timeout: PATIENCE });
      return '';
    case 'see':
      await page.locator(gesture.selector).first().waitFor({ timeout: PATIENCE });
      return '';
    case 'text':
      return page.locator(gesture.selector).first().innerText({ timeout: PATIENCE });
    case 'screenshot':
      await mkdir(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${gesture.name}.png`) });
      return '';
  }
}
