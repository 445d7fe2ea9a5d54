import { t } from '@vscode/l10n';
import { closeTo } from './close.ts';
import { formName } from './text-form.ts';
import type { Fault, Found } from './fault.ts';
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
        ? t('The field "{0}" is missing', fault.name)
        : t('The field "{0}" is missing in "{1}"', fault.name, fault.owner);
    case 'wrong-type':
      return wrongType(fault);
    case 'not-allowed':
      return fault.meant === undefined
        ? t('"{0}" is no value of "{1}". Allowed: {2}', fault.written, fault.name, fault.allowed.join(', '))
        : t('"{0}" is no value of "{1}": did you mean "{2}"?', fault.written, fault.name, fault.meant);
    case 'bad-quantity':
      return t(
        '"{0}" is no quantity: write a number with a unit such as "500m", "2", "128Mi" or "1G"',
        fault.written,
      );
    case 'bad-time':
      return t('"{0}" is no time: write it as "2026-01-31T12:00:00Z"', fault.written);
    case 'bad-base64':
      return t('The value of "{0}" is not base64', fault.name);
    case 'bad-form':
      return t('"{0}" does not have the form that is expected here: {1}', fault.name, fault.pattern);
    case 'bad-text':
      return t('"{0}" is not what is expected here: {1}', shortened(fault.written), formName(fault.form));
    case 'broken-rule':
      return t('The definition of this kind asks for more: {0}', shortened(fault.says));
    case 'no-form':
      return fault.junction === 'not'
        ? t('"{0}" has a form that the definition of its kind forbids', fault.name)
        : t('"{0}" has no form that the definition of its kind allows ({1})', fault.name, fault.junction);
    case 'too-many':
      return t('"{0}" and "{1}" cannot stand together: one of the two has to go', fault.other, fault.name);
    case 'none-of':
      return t('"{0}" needs one of: {1}', fault.owner, someOf(fault.names));
    case 'no-eviction':
      return t('Only what is evicted is given time: "tolerationSeconds" needs the effect NoExecute');
    case 'bad-values':
      return valuesOf(fault.operator);
    case 'out-of-bounds':
      return outOfBounds(fault);
    case 'newer-field':
      return t('The field "{0}" came with Kubernetes {1}', fault.name, fault.field.since ?? '');
  }
}

function unknownField({ name, meant, elsewhere, owner }: Extract<Fault, { fault: 'unknown-field' }>): string {
  if (meant !== undefined && (elsewhere === undefined || closeTo(name, meant)))
    return t('Unknown field "{0}": did you mean "{1}"?', name, meant);
  if (elsewhere === '') return t('"{0}" does not belong here: it goes at the top of the resource', name);
  if (elsewhere !== undefined) return t('"{0}" does not belong here: it goes under "{1}"', name, elsewhere);
  const known = [...owner.fields.keys()];
  if (known.length <= MAX_LISTED) return t('Unknown field "{0}". Known here: {1}', name, known.join(', '));
  return owner.name === undefined
    ? t('Unknown field "{0}"', name)
    : t('Unknown field "{0}" in {1}', name, owner.name);
}

function wrongType({ name, expected, found, node }: Extract<Fault, { fault: 'wrong-type' }>): string {
  if (node && (expected === 'string' || expected === 'date-time' || expected === 'bytes')) {
    if (found === 'boolean' || found === 'number' || found === 'fraction')
      return t(
        '"{0}" must be a text, and YAML reads {1} as {2}: put it in quotes',
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
      return t('{0} compares with nothing: it has no "values"', operator);
    case 'Gt':
    case 'Lt':
      return t('{0} compares with one number in "values"', operator);
    default:
      return t('{0} compares with at least one of "values"', operator);
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
      return t('a text');
    case 'int32':
    case 'int64':
      return t('a whole number');
    case 'number':
      return t('a number');
    case 'boolean':
      return t('true or false');
    case 'quantity':
      return t('a quantity');
    case 'int-or-string':
      return t('a whole number or a text');
    case 'date-time':
      return t('a time');
    case 'bytes':
      return t('a text in base64');
    case 'list':
      return t('a list');
    case 'map':
    case 'object':
      return t('a map');
    case 'any':
      return t('anything');
  }
}

function foundName(found: Found): string {
  switch (found) {
    case 'list':
      return t('a list');
    case 'map':
      return t('a map');
    case 'null':
      return t('empty');
    case 'boolean':
      return t('a boolean');
    case 'number':
      return t('a number');
    case 'fraction':
      return t('a number with decimals');
    case 'string':
      return t('a text');
  }
}
