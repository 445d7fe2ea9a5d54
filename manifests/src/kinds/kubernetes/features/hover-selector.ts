import { t } from '@vscode/l10n';
import type { HoverText } from '../../../core/contributions/hover.ts';
import { touches } from '../../../core/text/span.ts';
import type { KindContext } from '../../../core/kind.ts';
import { declarationsOf } from '../entities/declarations.ts';
import { chosenText } from '../lenses.ts';
import type { KubernetesModel } from '../resources/model.ts';
import { chosenBy } from '../selectors/chosen.ts';

/** Over the key of a selector: the workloads that it chooses. */
export function hoverSelector(
  { model, graph, document }: KindContext<KubernetesModel>,
  offset: number,
): HoverText | undefined {
  const resource = model.resources.find(({ root }) => touches(root.span, offset));
  if (!resource) return undefined;
  for (const choice of declarationsOf(resource, document.uri).choices) {
    const key = choice.holder.pairs.find(({ value }) => value === choice.node)?.key;
    if (!key || !touches(key.span, offset)) continue;
    const chosen = chosenBy(choice, graph, document.uri);
    const lines = chosen.slice(0, 20).map(({ name, detail }) => `- \`${name}\` ${detail ?? ''}`);
    const more = chosen.length > 20 ? [t('… and {0} more', chosen.length - 20)] : [];
    return {
      span: key.span,
      markdown: [`**${chosenText(choice, chosen)}**`, [...lines, ...more].join('\n')].join('\n\n'),
    };
  }
  return undefined;
}
