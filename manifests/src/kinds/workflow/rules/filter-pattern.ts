import type { Rule } from '../../../core/rules/rule.ts';
import { span } from '../../../core/text/span.ts';
import { scalarsOf, valueOf } from '../../../core/yaml/node.ts';
import { globFault } from '../glob.ts';
import type { WorkflowModel } from '../model.ts';

/** A pattern of branches, tags or paths that matches nothing, or not what was intended. */
export const filterPattern: Rule<WorkflowModel> = {
  id: 'workflow/filter-pattern',
  severity: 'error',
  knownAs: ['actionlint:glob'],
  *check({ model }) {
    for (const { settings } of model.triggers) {
      for (const name of ['branches', 'tags', 'paths']) {
        for (const key of [name, `${name}-ignore`]) {
          for (const pattern of scalarsOf(valueOf(settings, key))) {
            const fault = globFault(pattern.text, name !== 'paths');
            if (!fault) continue;
            const { start, end } = pattern.span;
            const quotes = pattern.style === 'quoted' ? 1 : 0;
            const exact = end - start === pattern.text.length + 2 * quotes && fault.length > 0;
            const from = start + quotes + fault.at;
            yield { span: exact ? span(from, from + fault.length) : pattern.span, message: fault.message };
          }
        }
      }
    }
  },
};
