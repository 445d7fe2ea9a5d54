import { t } from '@vscode/l10n';
import type { TerminalRun } from '../../../core/contributions/terminal-command.ts';
import { isCritical } from '../../../formats/architecture/system-elements.ts';
import { singlePointsOf } from '../../../formats/architecture/analysis/single-points.ts';
import { wayText } from '../rules/architecture-rule.ts';
import { askEach } from './asked.ts';

/** JSON: `singlePoints` with `id`, the critical elements that need it, the `way` from the first of them; `unknown`: without replicas. */
export const singlePoints: TerminalRun = (folder, { state }) =>
  askEach(folder, state, ({ calls }) => {
    const found = singlePointsOf(calls);
    const critical = calls.elements.filter(isCritical);
    const unknown = calls.elements.filter(({ facts }) => facts.replicas === undefined).map(({ id }) => id);
    const lines = found.map(({ id, way, critical: needing }) =>
      t('{0}: needed by {1} ({2})', id, needing.join(', '), wayText(way)),
    );
    if (critical.length === 0)
      lines.push(t('No element is critical: set "criticality" to "high" or "critical"'));
    else if (found.length === 0) lines.push(t('No single points of failure'));
    if (unknown.length > 0)
      lines.push(t('Not known, because "replicas" is not declared: {0}', unknown.length));
    return {
      lines,
      json: {
        singlePoints: found.map(({ id, way, critical: needing }) => ({ id, neededBy: needing, way })),
        unknown,
      },
    };
  });
