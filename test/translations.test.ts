import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const PARTS = 'l10n/parts';

function object(path: string): Record<string, string> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `${folder}/${file}`);
}

/** The English texts that a file gives to `t`, as far as they are written there in full. */
function textsOf(path: string): string[] {
  const source = readFileSync(path, 'utf8');
  const calls = source.matchAll(/\bt\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/gu);
  return [...calls].map(([, single, double]) => (single ?? double ?? '').replace(/\\(['"\\])/gu, '$1'));
}

describe('French', () => {
  const french = new Map(
    readdirSync(PARTS)
      .filter((file) => file.endsWith('.fr.json'))
      .flatMap((file) => Object.entries(object(`${PARTS}/${file}`))),
  );

  for (const floor of ['manifests', 'server', 'cli', 'client']) {
    it(`has a twin for every text of ${floor}`, () => {
      const missing = sources(`${floor}/src`).flatMap((path) =>
        textsOf(path)
          .filter((text) => !french.has(text))
          .map((text) => `${path}: ${text}`),
      );
      assert.deepEqual(missing, []);
    });
  }

  it('keeps the gaps of every text', () => {
    const gaps = (text: string): string[] => [...new Set(text.match(/\{\d+\}/gu))].sort();
    for (const [english, text] of french) assert.deepEqual(gaps(text), gaps(english), english);
  });

  it('has a twin for every text of package.json', () => {
    const english = Object.keys(object('package.nls.json'));
    assert.deepEqual(Object.keys(object('package.nls.fr.json')).sort(), english.toSorted());
    const used = [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.-]+)%"/gu)].map(
      ([, key]) => key ?? '',
    );
    assert.deepEqual([...new Set(used)].sort(), english.toSorted());
  });
});
