import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { isMap, isScalar, isSeq, pairOf, scalarOf } from '../../../../../core/yaml/node.ts';
import { headOf, isDynamic, type Port, type Ports } from '../workflow/model.ts';
import { hasLocation } from '../workflow/signature.ts';
import { callsOf, workflowRule } from './workflow-rule.ts';

/** Arguments that have no value, or take it from where arguments cannot. */
export const argumentValue = workflowRule({
  id: 'argo-workflows/argument-value',
  severity: 'error',
  *check(workflow) {
    // What is not said in a file may be said on the command line; but nobody is there when a schedule begins.
    const complete = workflow.kind === 'CronWorkflow' && !workflow.runs;
    yield* faults(workflow.arguments, complete);
    for (const { call } of callsOf(workflow)) yield* faults(call.arguments, true);
  },
});

function* faults({ parameters, artifacts }: Ports, complete: boolean): Iterable<RuleFinding> {
  for (const parameter of parameters) yield* parameterFaults(parameter, complete);
  for (const artifact of artifacts) {
    const { node } = artifact;
    const from = pairOf(node, 'from');
    const expression = pairOf(node, 'fromExpression');
    if (from && expression)
      yield {
        message: t('"from" and "fromExpression" cannot be used together in an artifact'),
        span: expression.key.span,
      };
    else if (complete && !from && !expression && !hasLocation(node))
      yield {
        message: t('The artifact has no source: set "from" or a location'),
        span: headOf(artifact),
      };
  }
}

function* parameterFaults(parameter: Port, complete: boolean): Iterable<RuleFinding> {
  const { node } = parameter;
  const value = pairOf(node, 'value');
  const from = pairOf(node, 'valueFrom');
  if (complete && !value && !from)
    yield {
      message: t('Argument "{0}" has no value', parameter.name?.text ?? ''),
      span: headOf(parameter),
    };
  if (isMap(from?.value)) {
    const wrong = ['path', 'jsonPath', 'jqFilter', 'parameter', 'expression'].find((key) =>
      pairOf(from.value, key),
    );
    if (wrong !== undefined)
      yield {
        message: t(
          '"{0}" is allowed only in outputs: an argument requires "value" or "configMapKeyRef"',
          wrong,
        ),
        span: pairOf(from.value, wrong)?.key.span ?? from.key.span,
      };
  }
  const choices = pairOf(node, 'enum');
  const chosen = scalarOf(node, 'value');
  if (!isSeq(choices?.value)) return;
  const words = choices.value.items.flatMap((item) => (isScalar(item) ? item.text : []));
  if (words.length === 0) yield { message: t('"enum" must have at least one value'), span: choices.key.span };
  else if (chosen && !isDynamic(chosen) && !words.includes(chosen.text))
    yield {
      message: t('"{0}" is not a valid value. Valid values: {1}', chosen.text, words.join(', ')),
      span: chosen.span,
    };
}
