import { chromium, type Browser } from 'playwright-core';
import { needProgram } from '../../scripts/system.ts';

/** A browser without a window, for what only a browser can tell. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: needProgram('chromium'), args: ['--no-sandbox'] });
}
