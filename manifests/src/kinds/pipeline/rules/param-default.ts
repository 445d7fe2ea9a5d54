import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { isMap, isScalar, isSeq, scalarsOf, type YamlNode } from '../../../core/yaml/node.ts';
import type { Parameter } from '../model.ts';
import { pipelineRule } from './pipeline-rule.ts';

/** A default that the parameter itself does not allow, or a parameter that contradicts itself. */
export const paramDefault = pipelineRule('pipeline/param-default', 'error', function* ({ pipeline }) {
  for (const parameter of pipeline.params.values()) {
    const { fallback, name, minimum, maximum, fileKey, file } = parameter;
    const [least, most] = [numberOf(minimum), numberOf(maximum)];
    if (least !== undefined && most !== undefined && least > most && maximum)
      yield {
        message: t('"{0}" allows no value: its minimum is greater than its maximum', name),
        span: maximum.span,
      };
    if (fileKey && !file) yield { message: t('"key" requires "file"'), span: fileKey.span };
    const message = fallback && isMap(parameter.value) ? problemOf(parameter, fallback) : undefined;
    if (fallback && message !== undefined) yield { message, span: fallback.span } satisfies RuleFinding;
  }
});

function problemOf(
  { name, type, allowed, minimum, maximum }: Parameter,
  value: YamlNode,
): string | undefined {
  if (type && !hasType(value, type.text))
    return t('The default of "{0}" is not of type {1}', name, type.text);
  if (!isScalar(value)) return undefined;
  const choices = allowed ? scalarsOf(allowed).map(({ text }) => text) : undefined;
  if (choices && choices.length > 0 && !choices.includes(value.text))
    return t('The default of "{0}" is not a valid value. Valid values: {1}', name, choices.join(', '));
  const [number, least, most] = [numberOf(value), numberOf(minimum), numberOf(maximum)];
  if (number !== undefined && least !== undefined && number < least)
    return t('The default of "{0}" is less than its minimum, {1}', name, least);
  if (number !== undefined && most !== undefined && number > most)
    return t('The default of "{0}" is greater than its maximum, {1}', name, most);
  return undefined;
}

function hasType(value: YamlNode, type: string): boolean {
  switch (type) {
    case 'string':
      return isScalar(value) && typeof value.value === 'string';
    case 'number':
      return numberOf(value) !== undefined;
    case 'integer':
      return Number.isInteger(numberOf(value));
    case 'boolean':
      return isScalar(value) && typeof value.value === 'boolean';
    case 'list':
      return isSeq(value);
    case 'map':
      return isMap(value);
    default:
      return true;
  }
}

function numberOf(node: YamlNode | undefined): number | undefined {
  return isScalar(node) && typeof node.value === 'number' ? node.value : undefined;
}
