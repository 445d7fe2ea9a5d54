import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { span } from '../../../core/text/span.ts';
import type { WorkflowModel } from '../model.ts';

const COMMAND = /::(?:(save-state|set-output|set-env)\s+name=[a-zA-Z][a-zA-Z_-]*::\S+|(add-path)::\S+)/gu;

const INSTEAD: Readonly<Record<string, string>> = {
  'save-state': 'echo "name=value" >> "$GITHUB_STATE"',
  'set-output': 'echo "name=value" >> "$GITHUB_OUTPUT"',
  'set-env': 'echo "name=value" >> "$GITHUB_ENV"',
  'add-path': 'echo "path" >> "$GITHUB_PATH"',
};

/** A command to the runner in the form of its output, which GitHub is taking away. */
export const deprecatedCommand: Rule<WorkflowModel> = {
  id: 'workflow/deprecated-command',
  severity: 'warning',
  knownAs: ['actionlint:deprecated-commands'],
  *check({ model, document }) {
    const text = document.getText();
    for (const { run } of [...model.jobs.flatMap((job) => job.steps), ...(model.action?.steps ?? [])]) {
      if (!run?.text.includes('::')) continue;
      const { start, end } = run.span;
      for (const match of text.slice(start, end).matchAll(COMMAND)) {
        const command = match[1] ?? match[2] ?? '';
        const from = start + match.index;
        yield {
          span: span(from, from + command.length + 2),
          message: t(
            'Workflow command "{0}" is deprecated: use {1} instead',
            command,
            INSTEAD[command] ?? '',
          ),
          tags: ['deprecated'],
        };
      }
    }
  },
};
