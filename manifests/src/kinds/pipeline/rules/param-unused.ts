import { t } from '@vscode/l10n';
import { expressionUses } from '../expressions.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A parameter that nothing depends on: giving it another value changes nothing. */
export const paramUnused = pipelineRule('pipeline/param-unused', 'hint', function* ({ pipeline }) {
  if (pipeline.params.size === 0) return;
  const used = new Set<string>();
  for (const { expression } of expressionUses(pipeline))
    if (expression.parts[0]?.text === 'params') used.add(expression.parts[1]?.text ?? '');
  for (const { params, when } of pipeline.stages.values()) {
    for (const { text } of params) used.add(text);
    for (const { key } of when?.pairs ?? [])
      if (key.text.startsWith('params.')) used.add(key.text.split('.')[1] ?? '');
  }
  for (const { name, key } of pipeline.params.values()) {
    if (used.has(name)) continue;
    yield {
      message: t(
        'Parameter "{0}" is never used: use "{1}", or list it in "params" of a stage',
        name,
        `\${params.${name}}`,
      ),
      span: key.span,
      tags: ['unnecessary'],
    };
  }
});
