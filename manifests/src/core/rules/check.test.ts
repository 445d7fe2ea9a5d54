import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { RuleFinding } from '../findings/finding.ts';
import { DEFAULT_SETTINGS } from '../../kinds/settings.ts';
import { check, type Checking } from './check.ts';
import type { RuleContext } from './rule.ts';

interface Part {
  readonly found: readonly RuleFinding[];
}

describe('findings of a document', () => {
  it('stand in the order of the text, whether they are of parts or of the whole, whichever way parts lie', () => {
    const finding = fc
      .tuple(fc.nat(40), fc.nat(5))
      .map(([start, length]): RuleFinding => ({ message: 'x', span: { start, end: start + length } }));
    const some = fc.array(finding, { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 6 }), some, (ofParts, ofWhole) => {
        const kind: Checking = {
          rules: [
            { id: 'raci/whole', severity: 'error', check: () => ofWhole },
            { id: 'raci/part', severity: 'error', checkPart: (part) => (part as Part).found },
          ],
          parts: () => ofParts.map((found) => ({ found })),
        };
        const context = {
          document: TextDocument.create('file:///x/raci.yaml', 'yaml', 1, ' '.repeat(50)),
          settings: DEFAULT_SETTINGS,
        } as RuleContext<unknown>;
        const starts = check(kind, context, []).map(({ span }) => span.start);
        const expected = [...ofParts.flat(), ...ofWhole].map(({ span }) => span.start);
        assert.deepEqual(
          starts,
          expected.sort((a, b) => a - b),
        );
      }),
    );
  });
});
