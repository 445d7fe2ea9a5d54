import { t } from '@vscode/l10n';
import type { Fix } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { isScalar, isSeq, pairOf, type YamlMap, type YamlPair } from '../../../core/yaml/node.ts';
import { DEPRECATED } from '../fields.ts';
import type { KustomizeModel } from '../model.ts';

/** A field that kustomize still reads and that another has replaced. */
export const deprecatedField: Rule<KustomizeModel> = {
  id: 'kustomize/deprecated-field',
  severity: 'hint',
  *check({ model: { root }, document: { uri } }) {
    for (const pair of root?.pairs ?? []) {
      const { text } = pair.key;
      const instead = Object.hasOwn(DEPRECATED, text) ? DEPRECATED[text] : undefined;
      if (!root || instead === undefined) continue;
      yield {
        message: t('"{0}" is deprecated: use "{1}"', text, instead),
        span: pair.key.span,
        tags: ['deprecated'],
        fixes: fixesOf(uri, root, pair, instead),
      };
    }
  },
};

/** Lists that mean the same under the other name, when that is free. */
function fixesOf(uri: string, root: YamlMap, { key, value }: YamlPair, instead: string): readonly Fix[] {
  if (pairOf(root, instead)) return [];
  const title = t('Change to "{0}"', instead);
  const rename = { kind: 'text', uri, span: key.span, text: instead } as const;
  if (key.text === 'bases' || key.text === 'imageTags')
    return [{ title, certain: 'renamed', changes: () => [rename] }];
  if (key.text !== 'patchesStrategicMerge' || !isSeq(value)) return [];
  const paths = value.items.filter(isScalar);
  const arePaths = paths.length === value.items.length && paths.every(({ text }) => !text.includes('\n'));
  if (!arePaths) return [];
  return [
    {
      title,
      changes: () => [
        rename,
        ...paths.map(({ span }) => ({
          kind: 'text' as const,
          uri,
          span: { start: span.start, end: span.start },
          text: 'path: ',
        })),
      ],
    },
  ];
}
