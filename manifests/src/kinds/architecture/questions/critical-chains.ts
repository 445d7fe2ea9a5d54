import { t } from '@vscode/l10n';
import type { TerminalRun } from '../../../core/contributions/terminal-command.ts';
import { isCritical } from '../../../formats/architecture/system-elements.ts';
import { slowestChains } from '../../../formats/architecture/analysis/slowest-chain.ts';
import { wayText } from '../rules/architecture-rule.ts';
import { durationText } from '../rules/duration-text.ts';
import { askEach } from './asked.ts';

/** JSON: `chains` with `way`, `milliseconds` and how many of its flows declare no latency; `inCycles`: ids that are left out. */
export const criticalChains: TerminalRun = (folder, { state }) =>
  askEach(folder, state, ({ calls }) => {
    const critical = calls.elements.filter(isCritical).map(({ id }) => id);
    if (critical.length === 0)
      return {
        lines: [t('No element is critical: set "criticality" to "high" or "critical"')],
        json: { chains: [], inCycles: [] },
      };
    const { chains, inCycles } = slowestChains(calls, critical);
    const lines = chains.map(({ way, milliseconds, unknown }) => {
      const open = unknown > 0 ? `, ${t('without latency: {0}', unknown)}` : '';
      return `${wayText(way)}: ${durationText(milliseconds)}${open}`;
    });
    if (inCycles.length > 0)
      lines.push(t('Not followed, because they are in cycles: {0}', inCycles.join(', ')));
    return { lines, json: { chains, inCycles } };
  });
