import { t } from '@vscode/l10n';
import { normalised } from '../../../core/paths/relative.ts';
import { itemRemoval, UNSAFE } from '../../../core/yaml/edits.ts';
import { isScalar, isSeq, valueOf } from '../../../core/yaml/node.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A file, stage or parameter that a list names twice. */
export const pathRepeated = pipelineRule(
  'pipeline/path-repeated',
  'warning',
  function* ({ pipeline, uri, document }) {
    for (const { node } of pipeline.stages.values()) {
      for (const key of ['inputs', 'needs', 'params']) {
        const list = valueOf(node, key);
        if (!isSeq(list)) continue;
        const seen = new Map<string, string>();
        for (const [index, item] of list.items.entries()) {
          if (!isScalar(item)) continue;
          const name = key === 'inputs' ? normalised(item.text) : item.text;
          const before = seen.get(name);
          seen.set(name, before ?? item.text);
          if (before === undefined) continue;
          yield {
            message:
              before === item.text
                ? t('Duplicate "{0}" in "{1}"', item.text, key)
                : t('Duplicate "{0}" in "{1}": already listed as "{2}"', item.text, key, before),
            span: item.span,
            tags: ['unnecessary'],
            fixes: [
              {
                title: t('Remove'),
                certain: 'redundant',
                changes: () => {
                  const edits = itemRemoval(document.getText(), list, index);
                  return edits === UNSAFE
                    ? []
                    : edits.map((edit) => ({ kind: 'text' as const, uri, ...edit }));
                },
              },
            ],
          };
        }
      }
    }
  },
);
