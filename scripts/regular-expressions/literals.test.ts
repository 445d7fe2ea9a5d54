import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { analyse } from 'scslre';
import { expressionsIn } from './literals.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Expressions that may take more than linear time, by a part of their source, and why that does no harm. Exponential time is never
 * excused.
 */
const EXCUSED: Readonly<Record<string, string>> = {
  '^(adr[-_ ]?|decision[-_ ]?)?': 'the name of a file',
  '^#{1,4}\\s+(.*?)\\s*#*$': 'a line of at most 200 characters',
  '^[\\s>]*(?:[-*+]\\s+)?[*_]{0,2}(\\p{L}': 'the text before the caret, at most 1,000 characters',
  '(\\p{L}[\\p{L} _-]{1,30}?)(?:\\*\\*|__|\\*|_)?[ \\t]*:':
    'what follows the last white space always matches',
  '^(?:status|statut)\\s*:\\s*(.+)$': 'what follows the last white space always matches',
  '^([1-9]\\d{0,2})\\s*[=:]\\s*(.+)$': 'what follows the last white space always matches',
  '^(-?\\d{1,9}(?:[.,]\\d{1,6})?)(?:\\s*[-–:=(]\\s*(.*))?$':
    'what follows the last white space always matches',
  '^(?:[ \\t]*(?:#.*)?\\r?\\n|---[ \\t]*\\r?\\n)*[A-Za-z]*\\s*$': 'a text of at most 2,000 characters',
  '^(?:(?:#.*|---.*|[ \\t]*)\\r?\\n)*(?:apiVersion': 'a text of at most 1,000 characters',
  '\\{\\{(=?)\\s*(?:[^{}]*': 'what stands before the caret, of bounded length',
};

/**
 * What the analysis can tell: it knows of repetitions that take the same characters, not of alternatives that do (`(?:a|aa)+`).
 *
 * Two repetitions that can take the same characters (`Trade`, `Self`): their time grows with the square of the text or faster. That an
 * expression starts again at each character of a long run (`Move`) is not looked for here: `test/hostile/growth.long.ts` tries runs of
 * characters in all places of manifests.
 */
function faultOf(source: string, flags: string): 'exponential' | 'polynomial' | undefined {
  const { reports } = analyse({ source, flags }, { reportTypes: { Move: false } });
  if (reports.length === 0) return undefined;
  return reports.some(({ exponential }) => exponential) ? 'exponential' : 'polynomial';
}

describe('regular expressions', () => {
  const all = expressionsIn(ROOT);
  const faulty = all.flatMap((expression) => {
    const fault = faultOf(expression.source, expression.flags);
    return fault ? [{ ...expression, fault }] : [];
  });

  it('are found in sources and schemas, and judged', () => {
    assert.ok(all.some(({ path }) => path === 'manifests/src/core/findings/suppression.ts'));
    assert.ok(all.some(({ path }) => path === 'schemas/compose.schema.json'));
    assert.equal(faultOf('^(?:a+b?)+$', 'u'), 'exponential');
    assert.equal(faultOf(String.raw`^\s*x?\s*$`, 'u'), 'polynomial');
    assert.equal(faultOf('^a*b*$', 'u'), undefined);
  });

  it('take no exponential time on any text', () => {
    assert.deepEqual(
      faulty.filter(({ fault }) => fault === 'exponential').map(({ at, source }) => `${at}: ${source}`),
      [],
    );
  });

  it('take linear time on any text, but for those that meet short ones', () => {
    const excuses = Object.keys(EXCUSED);
    assert.deepEqual(
      faulty
        .filter(({ source }) => !excuses.some((part) => source.includes(part)))
        .map(({ at, source }) => `${at}: ${source}`),
      [],
    );
    const unneeded = excuses.filter((part) => !faulty.some(({ source }) => source.includes(part)));
    assert.deepEqual(unneeded, [], 'excuses that are not needed');
  });
});
