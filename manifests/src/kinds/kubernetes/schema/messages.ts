import { t } from '@vscode/l10n';
import { closeTo } from './close.ts';
import { formName } from './text-form.ts';
import type { Fault, FoundType } from './fault.ts';
import type { Shape } from './shape.ts';

/** Known fields that a message lists; longer lists are no help. */
const MAX_LISTED = 12;

/** A fault in words that name the way out. */
export function messageOf(fault: Fault): string {
  switch (fault.fault) {
    case 'unknown-field':
      return unknownField(fault);
    case 'missing-field':
      return fault.owner === ''
        ? t('Missing field "{0}"', fault.name)
        : t('Missing field "{0}" in "{1}"', fault.name, fault.owner);
    case 'wrong-type':
      return wrongType(fault);
    case 'not-allowed':
      return fault.suggestion === undefined
        ? t(
            '"{0}" is not a valid value for "{1}". Valid values: {2}',
            fault.written,
            fault.name,
            fault.allowed.join(', '),
          )
        : t(
            '"{0}" is not a valid value for "{1}". Did you mean "{2}"?',
            fault.written,
            fault.name,
            fault.suggestion,
          );
    case 'bad-quantity':
      return t(
        '"{0}" is not a valid quantity: expected a number with a unit, such as "500m", "2", "128Mi" or "1G"',
        fault.written,
      );
    case 'bad-time':
      return t(
        '"{0}" is not a valid date and time: expected a value such as "2026-01-31T12:00:00Z"',
        fault.written,
      );
    case 'bad-base64':
      return t('The value of "{0}" is not valid base64', fault.name);
    case 'bad-form':
      return t('"{0}" has an invalid format: expected {1}', fault.name, fault.pattern);
    case 'bad-text':
      return t('"{0}" is not a valid value: expected {1}', shortened(fault.written), formName(fault.form));
    case 'broken-rule':
      return t('Validation rule of this kind: {0}', shortened(fault.says));
    case 'no-form':
      return fault.junction === 'not'
        ? t('"{0}" has a form that its schema forbids', fault.name)
        : t('"{0}" does not match any form that its schema allows ({1})', fault.name, fault.junction);
    case 'too-many':
      return t('"{0}" and "{1}" cannot be used together', fault.other, fault.name);
    case 'none-of':
      return t('"{0}" requires one of: {1}', fault.owner, someOf(fault.names));
    case 'no-eviction':
      return t('"tolerationSeconds" requires the effect NoExecute');
    case 'bad-values':
      return valuesOf(fault.operator);
    case 'out-of-bounds':
      return outOfBounds(fault);
    case 'newer-field':
      return t('Field "{0}" requires Kubernetes {1}', fault.name, fault.field.since ?? '');
  }
}

function unknownField({
  name,
  suggestion,
  otherOwner,
  owner,
}: Extract<Fault, { fault: 'unknown-field' }>): string {
  if (suggestion !== undefined && (otherOwner === undefined || closeTo(name, suggestion)))
    return t('Unknown field "{0}". Did you mean "{1}"?', name, suggestion);
  if (otherOwner === '')
    return t('Unexpected field "{0}": it belongs at the top level of the resource', name);
  if (otherOwner !== undefined) return t('Unexpected field "{0}": it belongs under "{1}"', name, otherOwner);
  const known = [...owner.fields.keys()];
  if (known.length <= MAX_LISTED) return t('Unknown field "{0}". Valid fields: {1}', name, known.join(', '));
  return owner.name === undefined
    ? t('Unknown field "{0}"', name)
    : t('Unknown field "{0}" in {1}', name, owner.name);
}

function wrongType({ name, expected, found, node }: Extract<Fault, { fault: 'wrong-type' }>): string {
  if (node && (expected === 'string' || expected === 'date-time' || expected === 'bytes')) {
    if (found === 'boolean' || found === 'number' || found === 'fraction')
      return t(
        '"{0}" must be a string, but YAML reads {1} as {2}: add quotes',
        name,
        node.text,
        foundName(found),
      );
  }
  return t('"{0}" must be {1}, not {2}', name, typeName(expected), foundName(found));
}

function outOfBounds({ name, bound, limit }: Extract<Fault, { fault: 'out-of-bounds' }>): string {
  switch (bound) {
    case 'minimum':
      return t('"{0}" must be at least {1}', name, limit);
    case 'maximum':
      return t('"{0}" must be at most {1}', name, limit);
    case 'minLength':
      return t('"{0}" must have at least {1} characters', name, limit);
    case 'maxLength':
      return t('"{0}" must have at most {1} characters', name, limit);
    case 'minItems':
      return t('"{0}" must have at least {1} items', name, limit);
    case 'maxItems':
      return t('"{0}" must have at most {1} items', name, limit);
  }
}

function valuesOf(operator: string): string {
  switch (operator) {
    case 'Exists':
    case 'DoesNotExist':
      return t('Operator {0} does not allow "values"', operator);
    case 'Gt':
    case 'Lt':
      return t('Operator {0} requires exactly one number in "values"', operator);
    default:
      return t('Operator {0} requires at least one item in "values"', operator);
  }
}

function someOf(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).join(', ');
  return names.length > MAX_LISTED ? `${shown} …` : shown;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** A type in words, with its article. */
export function typeName(type: Shape['type']): string {
  switch (type) {
    case 'string':
      return t('a string');
    case 'int32':
    case 'int64':
      return t('an integer');
    case 'number':
      return t('a number');
    case 'boolean':
      return t('true or false');
    case 'quantity':
      return t('a quantity');
    case 'int-or-string':
      return t('an integer or a string');
    case 'date-time':
      return t('a date and time');
    case 'bytes':
      return t('a base64 string');
    case 'list':
      return t('a list');
    case 'map':
    case 'object':
      return t('a mapping');
    case 'any':
      return t('any value');
  }
}

function foundName(found: FoundType): string {
  switch (found) {
    case 'list':
      return t('a list');
    case 'map':
      return t('a mapping');
    case 'null':
      return t('empty');
    case 'boolean':
      return t('a boolean');
    case 'number':
      return t('a number');
    case 'fraction':
      return t('a decimal number');
    case 'string':
      return t('a string');
  }
}
