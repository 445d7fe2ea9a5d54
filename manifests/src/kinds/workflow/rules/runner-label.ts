import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { isMap, isSeq, type YamlScalar } from '../../../core/yaml/node.ts';
import { isOwnLabel } from '../actions/configuration.ts';
import { isGitea } from '../detect.ts';
import type { Job, WorkflowModel } from '../model.ts';
import { isKnownLabel, isRetired, labelsOf, misspelt, systemOf } from '../runners.ts';

/** A job that asks for a runner that nobody has, and waits for a day. */
export const runnerLabel: Rule<WorkflowModel> = {
  id: 'workflow/runner-label',
  severity: 'warning',
  knownAs: ['actionlint:runner-label'],
  *check(context) {
    const { model, document } = context;
    // Runners of Gitea are one's own, and so are their labels.
    if (isGitea(document.uri)) return;
    const isOwn = (label: string): boolean => isOwnLabel(context, label);
    for (const job of model.jobs) {
      const { labels, all, group } = labelsOf(job);
      if (group) continue;
      const selfHosted = !all || labels.some(({ text }) => text.toLowerCase() === 'self-hosted');
      for (const label of labels) yield* ofLabel(label, isOwn, selfHosted, document.uri);
      yield* conflicts(job, labels);
    }
  },
};

function* ofLabel(
  label: YamlScalar,
  isOwn: (label: string) => boolean,
  selfHosted: boolean,
  uri: string,
): Iterable<RuleFinding> {
  const { text } = label;
  if (text === '' || isOwn(text)) return;
  if (isRetired(text)) {
    yield {
      span: label.span,
      message: t('Runner "{0}" is no longer available on GitHub: the job would never start', text),
      tags: ['deprecated'],
    };
    return;
  }
  const suggestion = isKnownLabel(text) || selfHosted ? undefined : misspelt(text);
  if (suggestion !== undefined)
    yield {
      span: label.span,
      message: t('Unknown runner label "{0}". Did you mean "{1}"?', text, suggestion),
      ...changeTo(uri, label, suggestion),
    };
}

/** Labels of a list are asked for together: no runner is Ubuntu and Windows. */
function* conflicts({ runsOn }: Job, labels: readonly YamlScalar[]): Iterable<RuleFinding> {
  const list = isMap(runsOn) ? undefined : runsOn;
  if (!isSeq(list) || labels.length !== list.items.length) return;
  const [first] = labels.filter(({ text }) => systemOf(text) !== undefined);
  const other = labels.find(
    (label) => systemOf(label.text) !== undefined && first && systemOf(label.text) !== systemOf(first.text),
  );
  if (first && other)
    yield {
      span: other.span,
      message: t(
        'Runner labels "{0}" and "{1}" conflict: use a matrix to run on each of them',
        first.text,
        other.text,
      ),
    };
}
