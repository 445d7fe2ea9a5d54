import assert from 'node:assert/strict';
import { sharesWord } from './option-names.ts';

describe('titles of options with a word in common', () => {
  for (const [chosen, option, shares] of [
    ['One repo (mono)', 'Use a single repository for all of the code', true],
    ['Monorepository', 'Mono, as it is now', true],
    ['Scan the siblings', 'Continue scanning sibling lists', true],
    ['MongoDB', 'PostgreSQL', false],
    ['Go', 'Google', false],
    ['Use Redis', 'Adopt Kafka', false],
  ] as const)
    it(`${chosen} / ${option}`, () => {
      assert.equal(sharesWord(chosen, option), shares);
    });
});
