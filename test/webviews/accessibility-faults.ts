import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { THEMES, type Theme } from './host-page.ts';

/** The rules of axe whose answer depends on the theme. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds in a page or a frame, where it sees the colours as they are.
 * @param theme of the page, where the test opens it in all of them: names, roles and order are the same in each, so that the first is
 * looked at as a whole, and the colors of the others (all of each in `npm run test:long`).
 */
export async function accessibilityFaults(where: Page | Frame, theme?: Theme): Promise<string[]> {
  const looksAtAll = theme === undefined || theme === THEMES[0] || process.env['VITRUVE_LONG'] === '1';
  const options: axe.RunOptions = {
    resultTypes: ['violations'],
    ...(!looksAtAll && { runOnly: COLOR_RULES }),
  };
  // Evaluated by the browser's debugger: the page's policy, which forbids it to scripts, is not asked.
  if (!(await where.evaluate<boolean>(`'axe' in globalThis`))) await where.evaluate(axe.source);
  const violations = await where.evaluate<axe.Result[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
}
