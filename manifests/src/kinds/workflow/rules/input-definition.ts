import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { isScalar, pairOf } from '../../../core/yaml/node.ts';
import type { Input, Trigger, WorkflowModel } from '../model.ts';

/** GitHub takes no more inputs of a person. https://github.blog/changelog/2025-12-04-actions-workflow-dispatch-workflows-now-support-25-inputs */
const MOST_INPUTS = 25;

/** An input of a workflow whose default value, options and type do not agree. */
export const inputDefinition: Rule<WorkflowModel> = {
  id: 'workflow/input-definition',
  severity: 'error',
  knownAs: ['actionlint:events'],
  *check({ model }) {
    for (const trigger of model.triggers) {
      const { event, inputs } = trigger;
      const excess = event.text === 'workflow_dispatch' ? inputs[MOST_INPUTS] : undefined;
      if (excess)
        yield {
          span: excess.key.span,
          message: t('workflow_dispatch allows at most {0} inputs, found {1}', MOST_INPUTS, inputs.length),
        };
      for (const input of inputs) yield* ofInput(input, trigger);
    }
  },
};

function* ofInput(input: Input, { event }: Trigger): Iterable<RuleFinding> {
  const { key, type, options, node } = input;
  const given = isScalar(input.default) ? input.default : undefined;
  if (type === 'choice') {
    if (options.length === 0) {
      yield { span: key.span, message: t('Choice input "{0}" has no options', key.text) };
      return;
    }
    const seen = new Set<string>();
    for (const option of options) {
      if (seen.has(option.text))
        yield { span: option.span, message: t('Duplicate option "{0}"', option.text) };
      seen.add(option.text);
    }
    if (given && !seen.has(given.text)) {
      const suggestion = nearest(given.text, seen);
      yield {
        span: given.span,
        message:
          suggestion === undefined
            ? t('The default "{0}" is not one of the options', given.text)
            : t('The default "{0}" is not one of the options. Did you mean "{1}"?', given.text, suggestion),
      };
    }
    return;
  }
  const optionsKey = pairOf(node, 'options')?.key;
  if (optionsKey && event.text === 'workflow_dispatch')
    yield {
      span: optionsKey.span,
      message: t(
        'Only inputs of type "choice" can have options: "{0}" has type "{1}"',
        key.text,
        type ?? 'string',
      ),
    };
  if (!given || given.text.includes('${{')) return;
  if (type === 'boolean' && !/^(?:true|false)$/iu.test(given.text))
    yield {
      span: given.span,
      message: t('The default of "{0}" must be true or false, not "{1}"', key.text, given.text),
    };
  if (type === 'number' && (given.text.trim() === '' || Number.isNaN(Number(given.text))))
    yield {
      span: given.span,
      message: t('The default of "{0}" must be a number, not "{1}"', key.text, given.text),
    };
}
