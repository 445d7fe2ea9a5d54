import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BoardDecision } from '@vitruve/manifests';
import { DEEPEST, successions, type Succession } from './chains.ts';

function decision(
  id: number,
  supersedes: readonly number[] = [],
  supersededBy: readonly number[] = [],
): BoardDecision {
  return {
    id: String(id),
    title: '',
    status: 'accepted',
    supersedes: supersedes.map(String),
    supersededBy: supersededBy.map(String),
    source: { uri: '', start: 0, end: 0 },
  };
}

/** `3(2(1))`: each decision with what it replaces. */
function written(chains: readonly Succession[]): string {
  return chains
    .map(({ decision: { id }, replaces }) => (replaces.length > 0 ? `${id}(${written(replaces)})` : id))
    .join(' ');
}

describe('what replaces what', () => {
  it('goes from decisions in force back to the first', () => {
    assert.equal(
      written(successions([decision(1), decision(2, [1]), decision(3, [2]), decision(4)])),
      '3(2(1))',
    );
  });

  it('is known from either side', () => {
    assert.equal(written(successions([decision(1, [], [2]), decision(2)])), '2(1)');
  });

  it('lists what is replaced by several once', () => {
    assert.equal(written(successions([decision(1), decision(2, [1]), decision(3, [1])])), '2(1) 3');
  });

  it('passes over decisions that do not exist', () => {
    assert.equal(written(successions([decision(1, [9], [8])])), '');
  });

  it('begins anew where a chain is deeper than one can see', () => {
    const chain = Array.from({ length: DEEPEST + 3 }, (_, index) =>
      decision(index, index > 0 ? [index - 1] : []),
    );
    const found = successions(chain);
    assert.equal(found.length, 2);
    assert.deepEqual(
      found.map((one) => one.decision.id),
      [String(DEEPEST + 2), '2'],
    );
  });

  it('names each decision that has part in it once, whatever replaces what', () => {
    const ids = fc.nat({ max: 15 });
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, ids), { maxLength: 40 }), (pairs) => {
        const decisions = Array.from({ length: 16 }, (_, id) =>
          decision(
            id,
            pairs.filter(([by]) => by === id).map(([, earlier]) => earlier),
          ),
        );
        const named = written(successions(decisions)).match(/\d+/gu) ?? [];
        assert.equal(new Set(named).size, named.length, named.join(' '));
        const concerned = new Set(pairs.flat().map(String));
        assert.deepEqual(new Set(named), concerned);
      }),
    );
  });
});
