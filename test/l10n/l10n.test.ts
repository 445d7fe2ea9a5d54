import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { joinTranslations } from '../../scripts/translations.ts';
import { textsIn } from './texts.ts';

const ROOT = join(import.meta.dirname, '../..');
const FLOORS = [
  'manifests/src',
  'workspace/src',
  'server/src',
  'engine/src',
  'cli/src',
  'client/src',
  'drawing/src',
  'webviews/src',
];
const PARTS = join(ROOT, 'l10n/parts');

function sources(): string[] {
  return FLOORS.filter((floor) => existsSync(join(ROOT, floor))).flatMap((floor) =>
    readdirSync(join(ROOT, floor), { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?<!\.test)\.tsx?$/u.test(path))
      .map((path) => join(ROOT, floor, path)),
  );
}

function frenchTexts(): Map<string, string> {
  const texts = new Map<string, string>();
  for (const part of readdirSync(PARTS).filter((name) => name.endsWith('.fr.json'))) {
    const content = JSON.parse(readFileSync(join(PARTS, part), 'utf8')) as Record<string, string>;
    for (const [english, french] of Object.entries(content)) texts.set(english, french);
  }
  return texts;
}

const placeholders = (text: string): string =>
  [...new Set(Array.from(text.matchAll(/\{\d+\}/gu), ([placeholder]) => placeholder))].sort().join(' ');

describe('l10n', () => {
  const found = sources().map((file) => textsIn(relative(ROOT, file), readFileSync(file, 'utf8')));
  const uses = found.flatMap((file) => file.uses);
  const french = frenchTexts();

  it('is asked for literal texts only, so that every one can be found here', () => {
    // `counted` itself hands its two texts on.
    const unknown = found
      .flatMap(({ unreadable }) => unreadable)
      .filter(
        (place) =>
          !/^(?:manifests\/src\/core\/language|webviews\/src\/dashboards\/elements\/counted)\.ts:/u.test(
            place,
          ),
      );
    assert.deepEqual(unknown, []);
  });

  it('has one French text for each, in whatever part', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vitruve-l10n-'));
    try {
      await joinTranslations(PARTS, folder);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('has French for every text of the sources', () => {
    const missing = uses.filter(({ text }) => !french.has(text)).map(({ text, at }) => `${at}: ${text}`);
    assert.equal(missing.length, 0, `no French in l10n/parts/*.fr.json for\n${missing.join('\n')}`);
  });

  it('has the same placeholders in both languages', () => {
    const different = [...french].filter(
      ([english, translated]) => placeholders(english) !== placeholders(translated),
    );
    assert.deepEqual(different, []);
  });

  it('has no French that no source asks for', () => {
    const asked = new Set(uses.map(({ text }) => text));
    const unused = [...french.keys()].filter((english) => !asked.has(english));
    assert.equal(unused.length, 0, `no source asks for\n${unused.join('\n')}`);
  });
});
