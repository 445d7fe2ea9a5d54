import { t } from '@vscode/l10n';
import type { Fix } from '../../../core/findings/finding.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import { serviceRule } from './compose-rule.ts';
import { testOf } from './health.ts';

const OPERATORS = new Set(['||', '&&', '|', ';']);

/** A health check that does not run the intended command: words for a shell without one, or the reverse. */
export const healthcheckCommand = serviceRule({
  id: 'compose/healthcheck-command',
  severity: 'warning',
  *check(service, { uri }) {
    const [form, ...words] = testOf(service);
    const [command] = words;
    if (!form || !command) return;
    if (form.text === 'CMD-SHELL') {
      const second = words[1];
      if (second)
        yield {
          message: t('CMD-SHELL runs only "{0}": write the command as one string', command.text),
          span: second.span,
        };
      return;
    }
    if (form.text !== 'CMD') return;
    const operator = words.find(({ text }) => OPERATORS.has(text));
    if (words.length === 1 && /\s/u.test(command.text)) {
      yield {
        message: t(
          'CMD looks for a program named "{0}": list the arguments separately, or use CMD-SHELL',
          command.text,
        ),
        span: command.span,
        fixes: [toShell(uri, form)],
      };
    } else if (operator) {
      yield {
        message: t('"{0}" requires a shell: use CMD-SHELL with the command as one string', operator.text),
        span: operator.span,
      };
    }
  },
});

function toShell(uri: string, { span, style }: YamlScalar): Fix {
  return {
    title: t('Change to "{0}"', 'CMD-SHELL'),
    changes: () => [{ kind: 'text', uri, span, text: style === 'quoted' ? '"CMD-SHELL"' : 'CMD-SHELL' }],
  };
}
