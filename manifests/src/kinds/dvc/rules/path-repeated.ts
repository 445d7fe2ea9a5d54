import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { itemRemoval, UNSAFE } from '../../../core/yaml/edits.ts';
import { isSeq, valueOf } from '../../../core/yaml/node.ts';
import type { DvcPath, DvcRun } from '../resolve.ts';
import { dvcRule, once, type DvcContext } from './dvc-rule.ts';

/** A dependency that is named twice. */
export const pathRepeated = dvcRule('dvc/path-repeated', 'information', function* (context) {
  yield* once(findings(context));
});

function* findings(context: DvcContext): Iterable<RuleFinding> {
  for (const run of context.resolved.runs) {
    const seen = new Map<string, DvcPath>();
    for (const dep of run.deps) {
      const before = seen.get(dep.path);
      seen.set(dep.path, before ?? dep);
      if (!before) continue;
      yield {
        message: t('Duplicate "{0}" in "{1}"', dep.path, 'deps'),
        span: dep.scalar.span,
        tags: ['unnecessary'],
        related: [{ uri: context.uri, span: before.scalar.span, message: t('First occurrence') }],
        ...removal(context, run, dep),
      };
    }
  }
}

function removal(
  { uri, document }: DvcContext,
  { stage }: DvcRun,
  { scalar }: DvcPath,
): Pick<RuleFinding, 'fixes'> {
  const list = valueOf(stage.definition, 'deps');
  if (!isSeq(list)) return {};
  const edits = itemRemoval(document.getText(), list, list.items.indexOf(scalar));
  if (edits === UNSAFE) return {};
  const changes = edits.map((edit) => ({ kind: 'text' as const, uri, ...edit }));
  return { fixes: [{ title: t('Remove'), certain: 'redundant', changes: () => changes }] };
}
