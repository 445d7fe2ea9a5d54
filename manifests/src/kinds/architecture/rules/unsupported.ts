import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { supportedIn } from '../../../formats/architecture/analysis/supported.ts';
import { architectureRule, inEachState, ownElements } from './architecture-rule.ts';
import { isOutside } from './outside.ts';

/** An element of the top layer that nothing of the bottom layer supports. Asked where the model has a bottom layer. */
export const unsupported = architectureRule('architecture/unsupported', 'warning', ({ own, system }) =>
  inEachState(system, function* (calls) {
    const [top] = system.layers;
    const bottom = system.layers.at(-1);
    const isSupported = top === bottom ? undefined : supportedIn(system, calls.state);
    if (!isSupported) return;
    for (const { element, item } of ownElements({ own, system }, calls)) {
      const { id, layer, facts } = element;
      if (layer !== top || isSupported(id) || isOutside(facts)) continue;
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
