import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '@vitruve/manifests';
import { baselineSize, findingsKnown, knownFindings, stillFound } from './baseline.ts';
import { parseBaseline, serializeBaseline } from './baseline-file.ts';

const STRUCTURE = new Map([
  ['yaml/syntax', { id: 'yaml/syntax', severity: 'error', hidesOthers: true } as const],
]);

/** A finding for each line that begins with the letter of a rule. */
function findingsOf(document: TextDocument): readonly Finding[] {
  return [...document.getText().matchAll(/^[ab].*$/gmu)].map(({ index, 0: line }) => ({
    rule: line.startsWith('a') ? 'raci/a' : 'raci/b',
    severity: 'error',
    message: line,
    span: { start: index, end: index + line.length },
  }));
}

function documentOf(lines: readonly string[]): TextDocument {
  return TextDocument.create('file:///x.yaml', 'yaml', 0, `${lines.join('\n')}\n`);
}

const LINES = fc.array(fc.constantFrom('a', 'a 1', 'a  1', 'b', 'b 2', 'c', ''), { maxLength: 12 });

function knownOf(lines: readonly string[]): ReturnType<typeof knownFindings> {
  const document = documentOf(lines);
  return knownFindings(document, findingsOf(document), STRUCTURE);
}

describe('a baseline', () => {
  it('holds all findings of the text that it was made of, and of that text in another order', () => {
    fc.assert(
      fc.property(
        LINES.chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines))),
        ([lines, moved]) => {
          const document = documentOf(moved);
          const findings = findingsOf(document);
          assert.equal(findingsKnown(document, findings, knownOf(lines)).size, findings.length);
        },
      ),
    );
  });

  it('holds no more alike findings than there were', () => {
    fc.assert(
      fc.property(LINES, LINES, (before, after) => {
        const document = documentOf([...before, ...after]);
        const known = findingsKnown(document, findingsOf(document), knownOf(before));
        assert.equal(known.size, findingsOf(documentOf(before)).length);
      }),
    );
  });

  it('only shrinks, and holds what is left afterwards', () => {
    fc.assert(
      fc.property(LINES, LINES, (before, after) => {
        const known = knownOf(before);
        const left = stillFound(known, knownOf(after));
        assert.ok(baselineSize(new Map([['x', left]])) <= baselineSize(new Map([['x', known]])));
        const document = documentOf(after);
        const findings = findingsOf(document);
        assert.deepEqual(findingsKnown(document, findings, left), findingsKnown(document, findings, known));
        assert.deepEqual(stillFound(left, knownOf(after)), left);
      }),
    );
  });

  it('takes no fault that hides others', () => {
    const document = documentOf(['a']);
    const finding: Finding = {
      rule: 'yaml/syntax',
      severity: 'error',
      message: '',
      span: { start: 0, end: 1 },
    };
    assert.equal(knownFindings(document, [finding], STRUCTURE).size, 0);
    assert.equal(knownFindings(document, [finding], new Map()).size, 1);
  });

  it('is read as it was written, whatever the paths, and in one order', () => {
    const counts = fc.dictionary(fc.string(), fc.integer({ min: 1 }));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.dictionary(fc.string(), counts)), (files) => {
        const toMap = (value: object): ReadonlyMap<string, never> =>
          new Map(Object.entries(value) as [string, never][]);
        const baseline = new Map(
          Object.entries(files)
            .map(
              ([path, rules]) =>
                [
                  path,
                  new Map(Object.entries(rules).map(([rule, all]) => [rule, toMap(all)] as const)),
                ] as const,
            )
            .filter(([, known]) => known.size > 0),
        );
        const text = serializeBaseline(baseline);
        assert.deepEqual(parseBaseline(text, 'x'), baseline);
        assert.equal(serializeBaseline(new Map([...baseline].toReversed())), text);
      }),
    );
  });

  const REFUSED: Readonly<Record<string, string>> = {
    'no JSON': '{',
    'a list': '[]',
    'another file': '{"name": "x"}',
    'a later version': '{"version": 2, "findings": {}}',
    'a count below one': '{"version": 1, "findings": {"a": {"b/c": {"d": 0}}}}',
    'a count that is no number': '{"version": 1, "findings": {"a": {"b/c": {"d": "1"}}}}',
  };
  for (const [name, text] of Object.entries(REFUSED)) {
    it(`is not guessed from ${name}`, () => {
      assert.throws(() => parseBaseline(text, 'x.json'), /not a baseline/u);
    });
  }
});
