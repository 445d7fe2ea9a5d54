import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDepends } from './depends.ts';

describe('depends expressions', () => {
  const operandsOf = (text: string): readonly string[] =>
    readDepends(text).operands.map(({ task, result }) => (result === undefined ? task : `${task}.${result}`));

  it('names tasks with the states that are asked for', () => {
    const text = '(a.Succeeded || b-2.Failed) && !c';
    assert.deepEqual(operandsOf(text), ['a.Succeeded', 'b-2.Failed', 'c']);
    assert.equal(readDepends(text).problem, undefined);
    for (const { task, at, result, resultAt } of readDepends(text).operands) {
      assert.equal(text.slice(at, at + task.length), task);
      if (result !== undefined) assert.equal(text.slice(resultAt, resultAt + result.length), result);
    }
  });

  for (const faulty of ['a &&', 'a b', '(a', 'a)', '&& a', 'a | b', '!', 'a || (b &&)']) {
    it(`does not take "${faulty}"`, () => {
      const { problem } = readDepends(faulty);
      assert.ok(problem, faulty);
      assert.ok(problem.start < problem.end && problem.end <= faulty.length, faulty);
    });
  }

  it('reads any text, with places within it', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'B', '-', '.', '(', ')', '&', '|', '!', ' ', '\n', '{', 'é'),
        }),
        (text) => {
          const { operands, problem } = readDepends(text);
          for (const { task, at } of operands) assert.equal(text.slice(at, at + task.length), task, text);
          if (problem) assert.ok(0 <= problem.start && problem.end <= text.length, text);
        },
      ),
    );
  });
});
