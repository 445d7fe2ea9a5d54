import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '@vscode/l10n';
import { setLanguage, type Finding } from '@vitruve/manifests';
import { readRulePage, uriOf, type ExampleWorkspace } from '@vitruve/manifests/testing';
import { textsIn } from '../l10n/texts.ts';
import { exampleWorkspace, messageExamples, rulePages } from './examples.ts';

const KINDS = join(import.meta.dirname, '../../manifests/src/kinds');

/** Messages that need more than files and have a test elsewhere: settings, the last commit. */
const WITHOUT_EXAMPLE = new Set([
  'Status "{0}" is final: a record with this status in the last commit cannot become "{1}"',
  'Status "{0}" cannot follow "{1}", the status in the last commit. Allowed: {2}',
  'No role is responsible ({2}) for "{1}": "{0}", who is accountable, is assumed to do the work',
  '{0} of "{1}" requires Kubernetes {2}, but the configured version is {3}',
]);

function findingsOf(example: ExampleWorkspace): readonly Finding[] {
  const workspace = exampleWorkspace(example);
  return example.files.flatMap(({ path }) =>
    [...workspace.check(uriOf(path)).findings].sort((a, b) => a.span.start - b.span.start),
  );
}

/** The English texts that are translated while examples are checked. */
function textsAskedFor(examples: readonly ExampleWorkspace[]): ReadonlySet<string> {
  const asked = new Set<string>();
  const contents = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, text) => {
        if (typeof text === 'string') asked.add(text);
        return undefined;
      },
    },
  );
  config({ contents });
  try {
    for (const example of examples) findingsOf(example);
  } finally {
    setLanguage('en');
  }
  return asked;
}

describe('rule messages', () => {
  for (const [path, examples] of messageExamples()) {
    describe(path, () => {
      for (const example of examples) {
        it(`${example.rule}: ${example.messages[0] ?? ''}`, () => {
          const own = findingsOf(example).filter(({ rule }) => rule === example.rule);
          assert.deepEqual(
            own.map(({ message }) => message),
            example.messages,
          );
        });
      }
    });
  }

  it('are all in an example: on the page of their rule, or in `test/rules/messages`', () => {
    const examples = [
      ...rulePages().flatMap(({ text }) => readRulePage(text).examples),
      ...[...messageExamples().values()].flat(),
    ];
    const asked = textsAskedFor(examples);
    const unseen = readdirSync(KINDS, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\/rules\/.*(?<!\.test)\.ts$/u.test(path))
      .sort()
      .flatMap((path) => textsIn(path, readFileSync(join(KINDS, path), 'utf8')).uses)
      .filter(({ text }) => !asked.has(text) && !WITHOUT_EXAMPLE.has(text))
      .map(({ text, at }) => `${at}: ${text}`);
    assert.equal(unseen.length, 0, `no example of\n${unseen.join('\n')}`);
  });
});
