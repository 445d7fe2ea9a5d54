import { t } from '@vscode/l10n';
import type { Reference } from '../../../core/graph/entity.ts';
import type { Graph } from '../../../core/graph/graph.ts';
import { cyclesOf } from '../../../core/order/cycles.ts';
import { fileName } from '../../../core/text/resource.ts';
import { composeRule } from './compose-rule.ts';

/** Services, or files, that a chain leads through before it is given up. */
const LONGEST = 200;

/** Services that are extended from each other, and files that include each other: Compose reads neither. */
export const extendsCycle = composeRule({
  id: 'compose/extends-cycle',
  severity: 'error',
  *check({ model, uri, graph }) {
    const bases = new Map(
      model.services.flatMap((service) => {
        const { service: base, file } = service.extends ?? {};
        return base && !file ? [[service.name, base] as const] : [];
      }),
    );
    for (const cycle of cyclesOf([...bases.keys()], (name) => [bases.get(name)?.text ?? '']))
      for (const name of cycle.slice(0, 1)) {
        const base = bases.get(name);
        if (base)
          yield {
            message:
              cycle.length === 1
                ? t('The service "{0}" extends itself', name)
                : t('Cycle of "extends": {0}', [...cycle, name].join(' → ')),
            span: base.span,
          };
      }
    for (const reference of graph.referencesIn(uri)) {
      if (reference.relation !== 'include') continue;
      const way = wayBack(reference, uri, graph);
      if (way)
        yield {
          message: t('Cycle of "include": {0}', [uri, ...way].map(fileName).join(' → ')),
          span: reference.span,
        };
    }
  },
});

/** The files from one that is included back to the one that includes it; undefined when none leads there. */
function wayBack({ target }: Reference, uri: string, graph: Graph): readonly string[] | undefined {
  const queue: (readonly string[])[] = target === undefined ? [] : [[target]];
  const seen = new Set<string>();
  for (let way = queue.shift(); way && seen.size < LONGEST; way = queue.shift()) {
    const last = way.at(-1) ?? '';
    if (last === uri) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const next of graph.referencesIn(last))
      if (next.relation === 'include' && next.target !== undefined) queue.push([...way, next.target]);
  }
  return undefined;
}
