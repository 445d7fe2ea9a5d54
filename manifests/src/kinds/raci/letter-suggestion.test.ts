import assert from 'node:assert/strict';
import { applyChanges } from '../../core/text/change.ts';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { suggestLetter } from './letter-suggestion.ts';
import { lettersOf, type VariantName } from './variant.ts';

describe('raci/letter-suggestion', () => {
  const cases: readonly [variant: VariantName, written: string, expected: string | undefined][] = [
    ['RACI', 'А', 'A'],
    ['RACI', 'с', 'C'],
    ['RACI', 'Ａ', 'A'],
    ['RACI', 'À', 'A'],
    ['RACI', 'l', 'I'],
    ['RACI', 'a', 'A'],
    ['RACI', 'Acountable', 'A'],
    ['RACI', 'Aprobateur', 'A'],
    ['RACI', 'Consulter', 'C'],
    ['RACI', 'Approver', 'A'],
    ['RACI', 'pilote', 'R'],
    ['DACI', 'Accountable', 'A'],
    ['DACI', 'pilote', 'D'],
    ['RAPID', 'Décideur', 'D'],
    ['RACI', 'S', undefined],
    ['RACI', 'X', undefined],
    ['RACI', 'soutien', undefined],
    ['RACI', 'whoever is there', undefined],
    ['RACI', '', undefined],
  ];
  for (const [variant, written, expected] of cases) {
    it(`"${written}" in ${variant}`, () => {
      assert.equal(suggestLetter(lettersOf(variant), written), expected);
    });
  }

  it('offers the variant that has all the letters', () => {
    const text =
      'variant: "RACI"\nroles: [DPO, Dev]\nactivities:\n  - name: Define\n    assignments: {DPO: A, Dev: R/S}\n';
    const [finding] = workspaceOf({ 'raci.yaml': text })
      .check(uriOf('raci.yaml'))
      .findings.filter(({ rule }) => rule === 'raci/unknown-letter');
    const changes = finding?.fixes?.[0]?.changes() ?? [];
    const edits = changes.filter((change) => change.kind === 'text');
    assert.equal(applyChanges(text, edits), text.replace('"RACI"', 'RASCI'));
  });

  it('changes no name because the key above it is of another variant', () => {
    const text = 'variant: RACI\nroles: [DPO]\nactivities:\n  - name: Define\n    driver: DPO\n';
    const findings = workspaceOf({ 'raci.yaml': text }).check(uriOf('raci.yaml')).findings;
    const [finding] = findings.filter(({ rule }) => rule === 'raci/unknown-letter');
    assert.deepEqual(
      finding?.fixes?.filter(({ title }) => title.startsWith('Change it')),
      [],
    );
  });
});
