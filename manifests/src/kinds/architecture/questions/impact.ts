import { t } from '@vscode/l10n';
import type { TerminalRun } from '../../../core/contributions/terminal-command.ts';
import { turned } from '../../../core/order/reached.ts';
import { isCritical } from '../../../formats/architecture/system-elements.ts';
import { wayText } from '../rules/architecture-rule.ts';
import { askAbout } from './asked.ts';

/** Ids of a way that are printed; an ellipsis stands for those between the first ones and the end. */
const MOST_SHOWN = 6;

/**
 * What needs an element, the nearest first. JSON: `impact` with `id`, `critical`, `via`, which it needs at once, and `distance`,
 * in steps.
 */
export const impact: TerminalRun = (folder, { element: gone = '', state }) =>
  askAbout(folder, state, [gone], ({ system, calls }) => {
    const affected = affectedBy(
      gone,
      turned(calls.ids, (id) => calls.needs(id).map(({ to }) => to)),
    );
    const found = [...affected].map(([id, { via, distance }]) => {
      const element = system.elementOf(id);
      return { id, critical: element !== undefined && isCritical(element), via, distance };
    });
    const lines = found.map(({ id, critical }) => {
      const way = wayFrom(id, gone, (one) => affected.get(one)?.via);
      return critical ? `${way} (${t('critical')})` : way;
    });
    return {
      lines: lines.length > 0 ? lines : [t('Nothing depends on "{0}"', gone)],
      json: { element: gone, impact: found },
    };
  });

interface Step {
  readonly via: string;
  readonly distance: number;
}

/** In the order of their distance, and of the model where that is the same. */
function affectedBy(gone: string, neededBy: (id: string) => readonly string[]): ReadonlyMap<string, Step> {
  const steps = new Map<string, Step>();
  const waiting = [gone];
  for (const id of waiting) {
    for (const other of neededBy(id)) {
      if (other === gone || steps.has(other)) continue;
      steps.set(other, { via: id, distance: (steps.get(id)?.distance ?? 0) + 1 });
      waiting.push(other);
    }
  }
  return steps;
}

function wayFrom(start: string, end: string, next: (id: string) => string | undefined): string {
  const way = [start];
  for (let id = next(start); id !== undefined && id !== end; id = next(id)) {
    if (way.length === MOST_SHOWN) {
      way.push('…');
      break;
    }
    way.push(id);
  }
  return wayText([...way, end]);
}
