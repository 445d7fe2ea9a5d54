import { t } from '@vscode/l10n';
import type { Fix } from '../../../core/findings/finding.ts';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { Span } from '../../../core/text/span.ts';
import { suggestQuantity } from '../../../formats/quantities/quantity.ts';
import { closeTo } from './close.ts';
import type { Fault } from './fault.ts';
import { readScalar } from './scalar.ts';

/** The answers that a machine knows to a fault. */
export function fixesOf(fault: Fault, uri: string): readonly Fix[] {
  switch (fault.fault) {
    case 'unknown-field':
      // A field of this name that exists elsewhere is not a slip of the pen.
      return fault.otherOwner === undefined ||
        (fault.suggestion !== undefined && closeTo(fault.name, fault.suggestion))
        ? (changeTo(uri, fault.span, fault.suggestion).fixes ?? [])
        : [];
    case 'not-allowed':
      return recased(fault, uri);
    case 'bad-quantity':
      return changeTo(uri, fault.span, suggestQuantity(fault.written)).fixes ?? [];
    case 'wrong-type':
      return quoting(fault, uri);
    case 'bad-base64':
      return [
        { title: t('Encode as base64'), changes: () => [edit(uri, fault.span, encoded(fault.node.text))] },
      ];
    case 'missing-field':
    case 'bad-text':
    case 'too-many':
    case 'none-of':
    case 'bad-values':
    case 'broken-rule':
    case 'no-form':
    case 'no-eviction':
    case 'bad-time':
    case 'bad-form':
    case 'out-of-bounds':
    case 'newer-field':
      return [];
  }
}

/** A value in other letters than the server's, large and small: only one can be meant. Others are similar at best. */
function recased(fault: Extract<Fault, { fault: 'not-allowed' }>, uri: string): readonly Fix[] {
  const { written, allowed, span, suggestion } = fault;
  const same = allowed.filter((value) => value.toLowerCase() === written.toLowerCase());
  const [only] = same;
  if (only === undefined || same.length > 1) return changeTo(uri, span, suggestion).fixes ?? [];
  return (changeTo(uri, span, only).fixes ?? []).map((fix) => ({ ...fix, certain: 'notation' }));
}

/** Quotes that are missing, or are too many. */
function quoting(
  { expected, found, node, span }: Extract<Fault, { fault: 'wrong-type' }>,
  uri: string,
): readonly Fix[] {
  if (!node) return [];
  if (expected === 'string' && (found === 'boolean' || found === 'number' || found === 'fraction')) {
    return [
      {
        title: t('Add quotes'),
        certain: 'notation',
        changes: () => [edit(uri, span, JSON.stringify(node.text))],
      },
    ];
  }
  if (found !== 'string' || node.style !== 'quoted') return [];
  const bare = readScalar({ ...node, style: 'plain', value: null });
  const fits =
    expected === 'boolean'
      ? bare.type === 'boolean' && /^(?:true|false)$/u.test(node.text)
      : (expected === 'int32' || expected === 'int64' || expected === 'number') &&
        bare.type === 'number' &&
        (expected === 'number' || Number.isInteger(bare.value));
  return fits
    ? [{ title: t('Remove quotes'), certain: 'notation', changes: () => [edit(uri, span, node.text)] }]
    : [];
}

function edit(
  uri: string,
  span: Span,
  text: string,
): { kind: 'text'; uri: string; span: Span; text: string } {
  return { kind: 'text', uri, span, text };
}

function encoded(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join(''));
}
