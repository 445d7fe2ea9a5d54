import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { isMap, pairOf, valueOf } from '../../../../../core/yaml/node.ts';
import { headOf, type Port, type TemplateType } from '../workflow/model.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

const SOURCES = ['path', 'jqFilter', 'jsonPath', 'parameter', 'expression', 'supplied'] as const;

/** Where the output parameters of a template may come from, by what it does. */
const ALLOWED: Readonly<Partial<Record<TemplateType, readonly (typeof SOURCES)[number][]>>> = {
  container: ['path'],
  containerSet: ['path'],
  script: ['path'],
  resource: ['jqFilter', 'jsonPath'],
  dag: ['parameter', 'expression'],
  steps: ['parameter', 'expression'],
};

/** An output parameter without a source, or with one that its template cannot have. */
export const outputSource = workflowRule({
  id: 'argo-workflows/output-source',
  severity: 'error',
  *check(workflow) {
    for (const { type, outputs } of templatesOf(workflow))
      for (const output of outputs.parameters) yield* faults(output, type);
  },
});

function* faults(output: Port, type: TemplateType | undefined): Iterable<RuleFinding> {
  const { node } = output;
  const from = pairOf(node, 'valueFrom');
  const value = pairOf(node, 'value');
  if (!isMap(from?.value)) {
    if (!value) yield { message: t('The output has no value: set "valueFrom"'), span: headOf(output) };
    return;
  }
  if (value) {
    yield { message: t('"value" and "valueFrom" cannot be used together in an output'), span: from.key.span };
    return;
  }
  const present = SOURCES.filter((source) => valueOf(from.value, source));
  const allowed = type === undefined ? undefined : ALLOWED[type];
  if (present.length > 1) {
    yield {
      message: t('An output can have only one source, found {0}', present.join(', ')),
      span: from.key.span,
    };
  } else if (present.length === 0) {
    const named = (allowed ?? SOURCES).join(t(' or '));
    yield {
      message: t('"valueFrom" has no source: set {0}', named),
      span: from.key.span,
    };
  } else if (allowed && type && !allowed.some((source) => present.includes(source))) {
    const span = pairOf(from.value, present[0] ?? '')?.key.span ?? from.key.span;
    yield {
      message: t('The output of a template of type "{0}" requires {1}', type, allowed.join(t(' or '))),
      span,
    };
  }
}
