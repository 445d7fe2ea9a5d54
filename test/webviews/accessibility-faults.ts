import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What axe finds in a page or a frame, where it sees the colours as they are. */
export async function accessibilityFaults(where: Page | Frame): Promise<string[]> {
  // Evaluated by the browser's debugger: the page's policy, which forbids it to scripts, is not asked.
  if (!(await where.evaluate<boolean>(`'axe' in globalThis`))) await where.evaluate(axe.source);
  const violations = await where.evaluate<axe.Result[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  );
}
