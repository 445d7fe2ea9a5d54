import { t } from '@vscode/l10n';
import { reachedFrom, turned } from '../../../core/order/reached.ts';
import { contentOf } from '../../../core/yaml/node.ts';
import type { Calls } from '../../../formats/architecture/analysis/calls.ts';
import { isIn, type System } from '../../../formats/architecture/system.ts';
import { architectureRule, inEachState } from './architecture-rule.ts';
import { isOutside } from './outside.ts';

/** Services of others, and what people do: nothing below them is modeled. */
const ELSEWHERE: ReadonlySet<string> = new Set(['saas', 'manual', 'elsewhere']);

/** An element of the top layer that nothing of the bottom layer supports. Asked where the model has a bottom layer. */
export const unsupported = architectureRule('architecture/unsupported', 'warning', ({ own, system }) =>
  inEachState(system, function* (calls) {
    const [top] = system.layers;
    const bottom = system.layers.at(-1);
    if (top === bottom || !calls.elements.some(({ layer }) => layer === bottom)) return;
    const supported = supportedIn(system, calls);
    for (const { id, layer, facts } of calls.elements) {
      const item = own.elements.get(id);
      if (!item || layer !== top || supported.has(id) || isOutside(facts)) continue;
      if (system.childrenOf(id).length > 0) continue;
      yield {
        key: id,
        finding: {
          message: t('"{0}" is not supported: nothing of the layer "{1}" realizes it', id, bottom ?? ''),
          span: contentOf(item.key),
          targets: [id],
        },
      };
    }
  }),
);

/** What the bottom layer, or somebody else, supports: by what realizes it, what that runs on, and what is within it. */
function supportedIn(system: System, { elements, state }: Calls): ReadonlySet<string> {
  const below = (id: string): readonly string[] => {
    const element = system.elementOf(id);
    if (!element || !isIn(element, state)) return [];
    const { realizedBy, runsOn } = element.facts;
    // Parts run where the whole does.
    const outer = Object.keys(system.elementOf(element.parent ?? '')?.facts.runsOn ?? {});
    return [...Object.keys(realizedBy), ...Object.keys(runsOn), ...system.childrenOf(id), ...outer];
  };
  const bottom = system.layers.at(-1);
  const named = new Set([...elements.map(({ id }) => id), ...elements.flatMap(({ id }) => below(id))]);
  const bases = [...named].filter((id) => {
    const element = system.elementOf(id);
    if (!element || !isIn(element, state)) return false;
    return element.layer === bottom || id.includes('/') || ELSEWHERE.has(element.facts.deployedBy ?? '');
  });
  const above = turned(named, below);
  return new Set([...bases, ...reachedFrom('', (id) => (id === '' ? bases : above(id)))]);
}
