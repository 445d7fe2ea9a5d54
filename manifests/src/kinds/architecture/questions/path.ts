import { t } from '@vscode/l10n';
import type { TerminalRun } from '../../../core/contributions/terminal-command.ts';
import { shortestWay } from '../../../core/order/shortest-way.ts';
import { wayText } from '../rules/architecture-rule.ts';
import { askAbout } from './asked.ts';

/** JSON: `path`, a list of ids; null where no flows lead there. */
export const path: TerminalRun = (folder, { from = '', to = '', state }) =>
  askAbout(folder, state, [from, to], ({ calls }) => {
    const next = new Map<string, string[]>();
    for (const flow of calls.flows) {
      const list = next.get(flow.from);
      if (list) list.push(flow.to);
      else next.set(flow.from, [flow.to]);
    }
    const way = shortestWay(from, to, (id) => next.get(id) ?? []);
    return {
      lines: [way ? wayText(way) : t('No flows lead from "{0}" to "{1}"', from, to)],
      json: { path: way ?? null },
    };
  });
