import { t } from '@vscode/l10n';
import { pairOf } from '../../../../../core/yaml/node.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

/** `depends` beside `dependencies` or `continueOn`, which it replaces, in one DAG. */
export const dependsOrDependencies = workflowRule({
  id: 'argo-workflows/depends-or-dependencies',
  severity: 'error',
  *check(workflow, uri) {
    for (const { calls } of templatesOf(workflow)) {
      const depending = calls.find(({ kind, depends }) => kind === 'task' && depends?.text);
      for (const { node, kind, name, dependencies } of calls) {
        if (kind !== 'task') continue;
        const digit = /^\d/u.test(name?.text ?? '');
        if (name && digit && (depending || dependencies.length > 0))
          yield {
            message: t('A task name cannot start with a digit if tasks use "depends" or "dependencies"'),
            span: name.span,
          };
        if (!depending?.depends) continue;
        const related = [{ uri, span: depending.depends.span, message: t('"depends" is used here') }];
        const list = dependencies.length > 0 ? pairOf(node, 'dependencies') : undefined;
        if (list)
          yield {
            message: t('"depends" and "dependencies" cannot be used together in a DAG'),
            span: list.key.span,
            related,
          };
        const goesOn = pairOf(node, 'continueOn');
        if (goesOn?.value)
          yield {
            message: t(
              '"continueOn" and "depends" cannot be used together: use "task.Failed" or "task.Errored" in "depends"',
            ),
            span: goesOn.key.span,
            related,
          };
      }
    }
  },
});
