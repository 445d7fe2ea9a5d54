import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { RuleFinding, Severity } from '../findings/finding.ts';
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

  describe('have the severity', () => {
    const RULE = { id: 'raci/doubt', severity: 'error' } as const;
    const severities = (
      rules: Readonly<Record<string, Severity | 'off'>>,
      severity: Severity = RULE.severity,
    ): unknown => {
      const doubtful: RuleFinding = { message: 'x', span: { start: 0, end: 1 }, atMost: 'hint' };
      const sure: RuleFinding = { message: 'y', span: { start: 2, end: 3 } };
      const kind: Checking = { rules: [{ ...RULE, severity, check: () => [doubtful, sure] }] };
      const context = {
        document: TextDocument.create('file:///x/raci.yaml', 'yaml', 1, ' '.repeat(50)),
        settings: { ...DEFAULT_SETTINGS, rules },
      } as RuleContext<unknown>;
      return check(kind, context, []).map((finding) => finding.severity);
    };

    it('of their rule, or that of a doubt where it is the lesser', () => {
      assert.deepEqual(severities({}), ['hint', 'error']);
      assert.deepEqual(severities({}, 'hint'), ['hint', 'hint']);
    });

    it('that a setting gives, whatever the doubt', () => {
      assert.deepEqual(severities({ [RULE.id]: 'warning' }), ['warning', 'warning']);
      assert.deepEqual(severities({ [RULE.id]: 'off' }), []);
    });
  });
});
