import { t } from '@vscode/l10n';
import { cyclesOf } from '../../../core/order/cycles.ts';
import type { Service, Use } from '../model.ts';
import { isOrder } from '../order.ts';
import { composeRule } from './compose-rule.ts';

/** Services that wait for each other. */
export const dependencyCycle = composeRule({
  id: 'compose/dependency-cycle',
  severity: 'error',
  *check({ uri, services }) {
    const next = (name: string): readonly string[] => {
      const service = services.get(name);
      return (service ? waits(service) : []).flatMap((use) => {
        const other = services.get(use.name);
        return service && other && runTogether(service, other) ? [use.name] : [];
      });
    };
    for (const cycle of cyclesOf([...services.keys()], next)) {
      const [first = '', second = first] = cycle;
      const use = waits(services.get(first)).find(({ name }) => name === second);
      if (!use) continue;
      const related = cycle.slice(1).flatMap((name, index) => {
        const following = cycle[index + 2] ?? first;
        const back = waits(services.get(name)).find((other) => other.name === following);
        return back ? [{ uri, span: back.span, message: t('"{0}" depends on "{1}"', name, following) }] : [];
      });
      yield {
        message:
          cycle.length === 1
            ? t('The service "{0}" depends on itself', first)
            : t('Dependency cycle: {0}', [...cycle, first].join(' → ')),
        span: use.span,
        ...(related.length > 0 ? { related } : {}),
      };
    }
  },
});

function waits(service: Service | undefined): readonly Use[] {
  return service?.uses.filter(isOrder) ?? [];
}

/** False for services that no profile starts together. */
export function runTogether(a: Service, b: Service): boolean {
  return (
    a.profiles.length === 0 ||
    b.profiles.length === 0 ||
    a.profiles.some((profile) => b.profiles.includes(profile))
  );
}
