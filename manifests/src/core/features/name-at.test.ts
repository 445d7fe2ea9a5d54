import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import { nameAt } from './name-at.ts';

const TEXT = `roles: [DPO, Owner]
activities:
  - name: Keep data
    assignments: {DPO: A, Owner: R, Nobody: C}
`;

describe('name at a place', () => {
  const workspace = workspaceOf({ 'raci.yaml': TEXT });
  /** The text of the name, whether it refers to one, and where those that it means are declared. */
  const at = (text: string, from = 0): unknown => {
    const found = nameAt(workspace, uriOf('raci.yaml'), TEXT.indexOf(text, from) + 1);
    return (
      found && {
        name: TEXT.slice(found.span.start, found.span.end),
        refers: found.reference !== undefined,
        declared: found.entities.map(({ span }) => span.start),
      }
    );
  };

  it('is that of a declaration', () => {
    assert.deepEqual(at('DPO'), { name: 'DPO', refers: false, declared: [TEXT.indexOf('DPO')] });
  });

  it('is that of a reference where nothing is declared, with what it refers to', () => {
    const assigned = TEXT.indexOf('assignments');
    assert.deepEqual(at('DPO', assigned), { name: 'DPO', refers: true, declared: [TEXT.indexOf('DPO')] });
  });

  it('means nothing when it dangles', () => {
    assert.deepEqual(at('Nobody'), { name: 'Nobody', refers: true, declared: [] });
  });

  it('returns undefined outside a name', () => {
    assert.equal(at('activities'), undefined);
  });
});
