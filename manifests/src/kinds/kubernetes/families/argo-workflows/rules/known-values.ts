import { t } from '@vscode/l10n';
import { changeTo } from '../../../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import { scalarOf, valueOf, type YamlNode } from '../../../../../core/yaml/node.ts';
import { isDynamic } from '../workflow/model.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

const POLICIES = ['Always', 'OnFailure', 'OnError', 'OnTransientError'];

/** The fields that this rule reads. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set([
  'concurrencyPolicy',
  'strategy',
  'retryPolicy',
  'action',
]);

/** Words that Argo knows and its schemas do not list. */
export const knownValues = workflowRule({
  id: 'argo-workflows/known-values',
  severity: 'error',
  *check(workflow, uri) {
    const { spec, cron } = workflow;
    const one = (
      node: YamlNode | null | undefined,
      key: string,
      words: readonly string[],
    ): Iterable<RuleFinding> => wordFindings(node, key, words, uri);
    yield* one(cron, 'concurrencyPolicy', ['Allow', 'Forbid', 'Replace']);
    yield* one(valueOf(spec, 'podGC'), 'strategy', [
      'OnPodCompletion',
      'OnPodSuccess',
      'OnWorkflowCompletion',
      'OnWorkflowSuccess',
    ]);
    yield* one(valueOf(spec, 'retryStrategy'), 'retryPolicy', POLICIES);
    for (const { node } of templatesOf(workflow)) {
      yield* one(valueOf(node, 'retryStrategy'), 'retryPolicy', POLICIES);
      yield* one(valueOf(node, 'resource'), 'action', [
        'get',
        'create',
        'apply',
        'delete',
        'replace',
        'patch',
      ]);
    }
  },
});

function* wordFindings(
  node: YamlNode | null | undefined,
  key: string,
  words: readonly string[],
  uri: string,
): Iterable<RuleFinding> {
  const value = scalarOf(node, key);
  if (!value || value.text === '' || isDynamic(value) || words.includes(value.text)) return;
  yield {
    message: t('"{0}" is not a valid value for "{1}". Valid values: {2}', value.text, key, words.join(', ')),
    span: value.span,
    ...changeTo(uri, value, nearest(value.text, words)),
  };
}
