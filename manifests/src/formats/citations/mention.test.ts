import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decisionId, decisionKey, decisionNumber, findDecisionMentions, renumbered } from './mention.ts';

describe('adr/mention', () => {
  it('finds the ways in which people write a decision', () => {
    const cases: readonly [string, readonly string[]][] = [
      ['see ADR-0012 and ADR 7, adr-3.', ['ADR-0012', 'ADR 7', 'adr-3']],
      ['(ADR0004), "ADR-5"; ADR #6', ['ADR0004', 'ADR-5', 'ADR #6']],
      ["ADR-12's, `ADR-13`, **ADR-14**", ['ADR-12', 'ADR-13', 'ADR-14']],
      ['MADR 4, PADR-0007, MADR-2', []],
      ['adr-0012-title.md docs/adr-0003.md ADR-0003.md', []],
      ['ADR 1.2, ADR-2024-05-12, ADR-123456', []],
      ['the ADR 2024 survey, an adr 3', []],
      ['ADR-2024', ['ADR-2024']],
      ['ADR-0003.', ['ADR-0003']],
    ];
    for (const [text, expected] of cases)
      assert.deepEqual(
        findDecisionMentions(text).map(({ name }) => name),
        expected,
        text,
      );
  });

  it('gives spans in the document', () => {
    const [mention] = findDecisionMentions('x ADR-0012', 100);
    assert.deepEqual(mention, {
      name: 'ADR-0012',
      key: 'adr-12',
      number: 12,
      span: { start: 102, end: 110 },
    });
  });

  it('has one key whatever the zeros', () => {
    assert.equal(decisionKey('0012'), decisionKey(12));
    assert.equal(decisionId(12), 'ADR-0012');
    assert.equal(decisionNumber(' adr-0012 '), 12);
    assert.equal(decisionNumber('ADR-0012 and more'), undefined);
  });

  it('keeps the style of a mention that gets a new number', () => {
    assert.equal(renumbered('ADR-0007', 12), 'ADR-0012');
    assert.equal(renumbered('adr 7', 12), 'adr 12');
    assert.equal(renumbered('ADR-0', 12), 'ADR-12');
  });

  it('finds in any text nothing but what stands there', () => {
    const piece = fc.constantFrom('ADR', 'adr', '-', ' ', '0', '12', '.', '/', 'é', '😀', '\n', '_', '#');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        for (const { name, span } of findDecisionMentions(text))
          assert.equal(text.slice(span.start, span.end), name, JSON.stringify(text));
      }),
    );
  });
});
