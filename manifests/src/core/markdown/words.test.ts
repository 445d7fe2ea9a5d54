import assert from 'node:assert/strict';
import { span } from '../text/span.ts';
import { wordsIn } from './words.ts';

describe('words in Markdown', () => {
  const cases: readonly [source: string, words: string | undefined][] = [
    ['Use Redis', 'Use Redis'],
    ['  Use Redis ', 'Use Redis'],
    ['[Redis](https://redis.io)', 'Redis'],
    ['[Redis](https://example.org/Redis_(x) "title")', 'Redis'],
    ['[Redis][1]', 'Redis'],
    ['**Redis**', 'Redis'],
    ['__Redis__', 'Redis'],
    ['`redis`', 'redis'],
    ['~~Redis~~', 'Redis'],
    ['**[Redis](https://redis.io)**', 'Redis'],
    ['[**Redis**](https://redis.io)', 'Redis'],
    ['snake_case_name', 'snake_case_name'],
    ['[Redis](https://redis.io) cache', undefined],
    ['Redis (**fast**)', undefined],
    ['Redis `cache`', undefined],
    ['Redis <br>', undefined],
    ['_Redis', undefined],
    ['**', undefined],
    ['', undefined],
    ['   ', undefined],
  ];
  for (const [source, words] of cases) {
    it(JSON.stringify(source), () => {
      const text = `# ${source}\n`;
      const at = wordsIn(text, span(2, 2 + source.length));
      assert.equal(at && text.slice(at.start, at.end), words);
    });
  }

  it('reads long markup in one pass', () => {
    const source = `${'*'.repeat(20_000)}a${'['.repeat(20_000)}`;
    assert.equal(wordsIn(source, span(0, source.length)), undefined);
  });
});
