import type { RuleFinding, RuleId, Severity } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import { keptBy } from '../../../core/text/memory.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import type { DvcFile, DvcModel } from '../model.ts';
import { resolveFile, type ResolvedFile } from '../resolve.ts';

/** What a rule on a `dvc.yaml` looks at. */
export interface DvcContext extends RuleContext<DvcModel> {
  readonly file: DvcFile;
  readonly uri: string;
  readonly resolved: ResolvedFile;
}

/** The file with its variables put in, once for all rules of a check. */
const resolvedIn = keptBy(({ model, document, graph }: RuleContext<DvcModel>) =>
  model.file ? resolveFile(model.file, document.uri, graph) : undefined,
);

/** A rule that is asked only for a `dvc.yaml`. */
export function dvcRule(
  id: RuleId,
  severity: Severity | 'off',
  check: (context: DvcContext) => Iterable<RuleFinding>,
): Rule<DvcModel> {
  return {
    id,
    severity,
    check: (context) => {
      const resolved = resolvedIn(context);
      const { file } = context.model;
      return file && resolved ? check({ ...context, file, uri: context.document.uri, resolved }) : [];
    },
  };
}

/** The file that a path, from the folder of `dvc.yaml`, means. */
export function fileAt({ uri }: Pick<DvcContext, 'uri'>, path: string): string {
  return resolveFrom(uri, path);
}

/** Findings of the runs of a loop are one: what is written is written once. */
export function* once<Item extends { readonly span: RuleFinding['span'] }>(
  items: Iterable<Item>,
): Iterable<Item> {
  const seen = new Set<number>();
  for (const item of items) {
    if (seen.has(item.span.start)) continue;
    seen.add(item.span.start);
    yield item;
  }
}
