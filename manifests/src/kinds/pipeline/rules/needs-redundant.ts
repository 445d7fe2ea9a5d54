import { t } from '@vscode/l10n';
import type { Fix } from '../../../core/findings/finding.ts';
import { itemRemoval, pairRemoval, UNSAFE } from '../../../core/yaml/edits.ts';
import { isMap, isSeq, pairOf, type YamlScalar } from '../../../core/yaml/node.ts';
import { filesOf } from '../file-uses.ts';
import type { Stage } from '../model.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** An order that follows from the files already. */
export const needsRedundant = pipelineRule(
  'pipeline/needs-redundant',
  'hint',
  function* ({ pipeline, uri, document }) {
    for (const { from, to, paths } of filesOf(pipeline).flow.links) {
      const [path] = paths;
      const need = to.needs.find(({ text }) => text === from.name);
      if (!need || path === undefined || from === to) continue;
      yield {
        message: t('Redundant dependency: "{0}" already reads "{1}" of "{2}"', to.name, path, from.name),
        span: need.span,
        tags: ['unnecessary'],
        fixes: removal(uri, document.getText(), to, need),
      };
    }
  },
);

function removal(uri: string, text: string, { node, needsNode }: Stage, need: YamlScalar): readonly Fix[] {
  const pair = pairOf(node, 'needs');
  if (!isMap(node) || !pair) return [];
  const list = isSeq(needsNode) && needsNode.items.length > 1 ? needsNode : undefined;
  const edits = list ? itemRemoval(text, list, list.items.indexOf(need)) : pairRemoval(text, node, pair);
  if (edits === UNSAFE) return [];
  const changes = edits.map((edit) => ({ kind: 'text' as const, uri, ...edit }));
  return [{ title: t('Remove'), certain: 'redundant', changes: () => changes }];
}
