import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { pairOf } from '../../../core/yaml/node.ts';
import type { WorkflowModel } from '../model.ts';

/** `branches` with `branches-ignore`, and so on: GitHub takes one of them. */
export const exclusiveFilters: Rule<WorkflowModel> = {
  id: 'workflow/exclusive-filters',
  severity: 'error',
  knownAs: ['actionlint:events'],
  *check({ model, document }) {
    for (const { event, settings } of model.triggers) {
      for (const name of ['branches', 'tags', 'paths']) {
        const filter = pairOf(settings, name);
        const ignore = pairOf(settings, `${name}-ignore`);
        if (!filter || !ignore) continue;
        const [first, second] =
          filter.key.span.start < ignore.key.span.start ? [filter, ignore] : [ignore, filter];
        yield {
          span: second.key.span,
          message: t(
            '"{0}" and "{1}" cannot be used together for "{2}": use "!" patterns in "{3}"',
            second.key.text,
            first.key.text,
            event.text,
            name,
          ),
          related: [{ uri: document.uri, span: first.key.span, message: t('First "{0}"', first.key.text) }],
        };
      }
    }
  },
};
