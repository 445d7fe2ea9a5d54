import type { Frame, Page } from 'playwright-core';
import { accessibilityFaults } from '../webviews/accessibility-faults.ts';
import type { WithinView } from './gesture.ts';

/** Milliseconds that a frame may take to say what it shows: one that is being closed never does. */
const ANSWER_LIMIT = 2000;

/** Performs a gesture within the webview that shows a view. */
export async function performInView(page: Page, gesture: WithinView, patience: number): Promise<string> {
  const frame = await frameOf(page, gesture.view);
  switch (gesture.do) {
    case 'click-in-view':
      await frame
        .locator(gesture.selector)
        .first()
        .click({ timeout: patience, clickCount: gesture.clicks ?? 1 });
      return '';
    case 'press-in-view':
      if (gesture.selector === undefined) await page.keyboard.press(gesture.keys);
      else await frame.locator(gesture.selector).first().press(gesture.keys, { timeout: patience });
      return '';
    case 'read-view':
      return JSON.stringify({ value: await frame.evaluate<unknown>(gesture.expression) });
    case 'check-view':
      return JSON.stringify(await accessibilityFaults(frame));
  }
}

/** The frame inside a webview: its body says which view it shows. @throws Error that says which views there are. */
async function frameOf(page: Page, view: string): Promise<Frame> {
  const frames = await Promise.all(page.frames().map(async (frame) => [await viewOf(frame), frame] as const));
  const found = frames.findLast(([shown]) => shown === view);
  if (found) return found[1];
  const others = frames.flatMap(([shown]) => (shown === undefined ? [] : [shown]));
  throw new Error(`No webview shows ${view}; there are: ${others.join(', ') || 'none'}`);
}

async function viewOf(frame: Frame): Promise<string | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, ANSWER_LIMIT, undefined).unref());
  const shown = frame.evaluate<string | undefined>('document.body?.dataset.view').catch(() => undefined);
  return Promise.race([shown, late]);
}
