import type { YamlScalar } from '../../../core/yaml/node.ts';

/** What a scalar becomes on its way to the API server. */
export type ScalarValue =
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'string'; readonly value: string };

const TRUE = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/u;
const FALSE = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/u;
const NULL = /^(?:|~|null|Null|NULL)$/u;
const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)$/u;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/u;
const TIMESTAMP = /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:$|[Tt \t])/u;
/** What YAML 1.2 takes for a number or a word of its own: when such a text is a string all the same, a tag made it one. */
const OF_CORE_SCHEMA =
  /^(?:true|True|TRUE|false|False|FALSE|~|null|Null|NULL|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$/u;

/**
 * Reads a scalar as `kubectl` does (`sigs.k8s.io/yaml`): YAML 1.1, in which `yes`, `on` and `y` are booleans and `0644` is a
 * number to the base of eight, but without its sexagesimal numbers; and times stay texts.
 */
export function readScalar({ style, text, value }: YamlScalar): ScalarValue {
  if (style !== 'plain') return { type: 'string', value: text };
  if (typeof value === 'string' && OF_CORE_SCHEMA.test(text)) return { type: 'string', value };
  if (NULL.test(text)) return { type: 'null' };
  if (TRUE.test(text)) return { type: 'boolean', value: true };
  if (FALSE.test(text)) return { type: 'boolean', value: false };
  const first = text.charCodeAt(0);
  // Digits, signs and the point: nothing else opens a number.
  if ((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46) {
    const number = numberIn(text);
    if (number !== undefined) return { type: 'number', value: number };
  }
  return { type: 'string', value: text };
}

function numberIn(text: string): number | undefined {
  if (text.length > 100 || TIMESTAMP.test(text)) return undefined;
  const plain = text.startsWith('.') ? text : text.replaceAll('_', '');
  if (INTEGER.test(plain)) return integerIn(plain);
  if (FLOAT.test(plain)) return Number(plain);
  if (/^[-+]?\.(?:inf|Inf|INF)$/u.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/u.test(text) ? NaN : undefined;
}

function integerIn(plain: string): number {
  const negative = plain.startsWith('-');
  const digits = plain.replace(/^[-+]/u, '');
  const value = /^0[0-7]+$/u.test(digits) ? Number.parseInt(digits, 8) : Number(digits.toLowerCase());
  return negative ? -value : value;
}
