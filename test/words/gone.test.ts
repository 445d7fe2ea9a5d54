import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GONE_IN_ENGLISH, GONE_IN_FRENCH, type GonePhrase } from './gone.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Schemas whose descriptions are ours. The others come from the projects whose files they describe. */
const OWN_SCHEMAS = [
  'amdec',
  'blur',
  'blur-decisions',
  'blur-report',
  'check-output',
  'detector',
  'nestor-ai-config',
  'pipeline',
  'raci',
  'settings',
];

/** A text that a user reads, with where it is. */
interface Text {
  readonly at: string;
  readonly text: string;
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

function strings(path: string): readonly (readonly [string, string])[] {
  return Object.entries(json(path) as Record<string, string>);
}

/** The values of a key of JSON, wherever it is. */
function valuesOf(key: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : valuesOf(key, inner),
  );
}

function messages(): { english: Text[]; french: Text[] } {
  const parts = readdirSync(join(ROOT, 'l10n/parts')).map((name) => `l10n/parts/${name}`);
  const schemas = OWN_SCHEMAS.map((name) => `schemas/${name}.schema.json`);
  const snippets = readdirSync(join(ROOT, 'snippets'))
    .filter((name) => name !== 'package.json')
    .map((name) => `snippets/${name}`);
  const english: Text[] = [
    ...parts.flatMap((at) => strings(at).map(([text]) => ({ at, text }))),
    ...strings('package.nls.json').map(([key, text]) => ({ at: `package.nls.json ${key}`, text })),
    ...[...schemas, ...snippets].flatMap((at) =>
      valuesOf('description', json(at)).map((text) => ({ at, text })),
    ),
  ];
  const french: Text[] = [
    ...parts.flatMap((at) => strings(at).map(([, text]) => ({ at, text }))),
    ...strings('package.nls.fr.json').map(([key, text]) => ({ at: `package.nls.fr.json ${key}`, text })),
    ...schemas.flatMap((at) => valuesOf('x-description-fr', json(at)).map((text) => ({ at, text }))),
  ];
  return { english, french };
}

/** The lines of a page without its code and the targets of its links. */
function linesOf(path: string): Text[] {
  let isCode = false;
  return readFileSync(join(ROOT, path), 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.startsWith('```')) {
        isCode = !isCode;
        return [];
      }
      const text = line.replace(/`[^`]*`/gu, '`…`').replace(/\]\([^)]*\)/gu, ']()');
      return isCode ? [] : [{ at: `${path}:${index + 1}`, text }];
    });
}

function pages(): { english: Text[]; french: Text[] } {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && path !== 'glossary.md')
    .map((path) => `docs/${path}`);
  return {
    english: ['README.md', 'CONTRIBUTING.md', ...docs].flatMap(linesOf),
    french: linesOf('README.fr.md'),
  };
}

function gone(texts: readonly Text[], phrases: readonly GonePhrase[]): string[] {
  return texts.flatMap(({ at, text }) =>
    phrases
      .filter(({ phrase, except }) => phrase.test(text) && !except?.test(text))
      .map(
        ({ phrase, instead }) => `${at}: "${phrase.exec(text)?.[0] ?? ''}" in "${text}": write ${instead}`,
      ),
  );
}

describe('phrases that are gone', () => {
  const texts = messages();
  const written = pages();
  const inPages = (phrases: readonly GonePhrase[]): GonePhrase[] =>
    phrases.filter(({ messagesOnly }) => messagesOnly !== true);

  it('finds each of its phrases in a text that has it', () => {
    const old = [
      '"X" is no letter of RACI',
      '"X" is none of the options',
      'The role "X" stands twice',
      'This text has no place here',
      'Nothing to remark',
      'chooses {0} workload',
      'The residual marks',
      'Neighbours of it',
      'options here go before it',
      'the format; that of the original otherwise',
      'Least score',
      'Images at once',
      'Perhaps elsewhere',
      'There is no file "X"',
      'Unknown key "X": did you mean "Y"?',
      'templates are left in peace',
      'a slip of the pen',
      'Expected a text',
      'a model of your own',
    ];
    const ancien = [
      'Seuil : 3',
      'Le rôle figure deux fois',
      'Ce texte n’a pas sa place ici',
      'selon les réglages',
      'vos propres exécuteurs',
      'Avec trouvaille',
      'amende',
      'Une remarque',
      'graphe et frise',
      'note maximale',
      'choisit {0} pods',
      'laissées en paix',
    ];
    for (const [texts, phrases] of [
      [old, GONE_IN_ENGLISH],
      [ancien, GONE_IN_FRENCH],
    ] as const) {
      assert.equal(texts.length, phrases.length, 'one example for each phrase');
      phrases.forEach(({ phrase }, index) => {
        assert.match(texts[index] ?? '', phrase);
      });
    }
  });

  it('are in no message, command, setting, schema or snippet', () => {
    assert.ok(texts.english.length > 2000, 'the messages were found');
    assert.deepEqual(gone(texts.english, GONE_IN_ENGLISH), []);
  });

  it('are in no French text', () => {
    assert.ok(texts.french.length > 2000, 'the French texts were found');
    assert.deepEqual(gone(texts.french, GONE_IN_FRENCH), []);
  });

  it('are in no page of the documentation', () => {
    assert.ok(written.english.length > 5000, 'the pages were found');
    assert.deepEqual(gone(written.english, inPages(GONE_IN_ENGLISH)), []);
    assert.deepEqual(gone(written.french, inPages(GONE_IN_FRENCH)), []);
  });
});
