import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { contentOf, isMap, valueOf } from '../../../core/yaml/node.ts';
import type { ModelManifest } from '../model.ts';
import { RECOMMENDER, RECOMMENDER_COLUMNS, UNUSED_BY_RECOMMENDERS } from '../parameters.ts';
import { modelRule } from './model-rule.ts';

/** Keys that another rule tells of. */
const TOLD: readonly string[] = ['search', 'base'];

/** A recommender without its columns, with one column in two roles, or with keys that change nothing; and its columns elsewhere. */
export const recommender = modelRule('model/recommender', 'error', function* ({ manifest }) {
  const { algorithm, hasCommand, root } = manifest;
  if (algorithm?.text === RECOMMENDER && !hasCommand) {
    for (const key of ['user', 'item'] as const)
      if (!manifest[key])
        yield {
          message: t('The algorithm "{0}" requires "{1}"', RECOMMENDER, key),
          span: contentOf(algorithm),
        };
    yield* sameColumns(manifest);
    yield* unused(manifest);
    return;
  }
  for (const { key } of root.pairs)
    if ((RECOMMENDER_COLUMNS as readonly string[]).includes(key.text))
      yield { message: t('"{0}" requires "algorithm: {1}"', key.text, RECOMMENDER), span: key.span };
});

function* sameColumns(manifest: ModelManifest): Iterable<RuleFinding> {
  const roles = new Map<string, string>();
  for (const role of RECOMMENDER_COLUMNS) {
    const column = manifest[role];
    if (!column) continue;
    const other = roles.get(column.text);
    // A rating may be both how much a choice counts and how relevant it is.
    if (other !== undefined && !(role === 'relevance' && other === 'weight'))
      yield {
        message: t('"{0}" is already the column of "{1}"', column.text, other),
        span: contentOf(column),
      };
    roles.set(column.text, role);
  }
}

function* unused({ root }: ModelManifest): Iterable<RuleFinding> {
  const split = valueOf(root, 'split');
  for (const { key } of [...root.pairs, ...(isMap(split) ? split.pairs : [])])
    if ((UNUSED_BY_RECOMMENDERS as readonly string[]).includes(key.text) && !TOLD.includes(key.text))
      yield { message: t('"{0}" has no effect on {1}', key.text, RECOMMENDER), span: key.span };
}
