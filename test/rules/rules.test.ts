import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKinds, STRUCTURE_RULES } from '@vitruve/manifests';
import { readRulePage, uriOf } from '@vitruve/manifests/testing';
import { textsIn } from '../l10n/texts.ts';
import { exampleWorkspace, messageExamples, rulePages } from './examples.ts';
import { checkBad, checkFixed, checkGood, hasCertainFix } from './page-checks.ts';
import { noteTexts } from './texts-asked.ts';

const RULES_OF_KINDS = join(import.meta.dirname, '../../manifests/src/kinds');
const KINDS = await loadKinds();

/** Rules whose bad state cannot be written in a page: it needs what is outside of the files, such as settings, or megabytes. */
const RULES_WITHOUT_EXAMPLE = new Set([
  'adr/status-transition',
  'raci/implied-responsible',
  'kubernetes/newer-api',
  'settings/schema',
  'document/not-read',
  'document/not-checked',
]);

/** Messages that need more than files and have a test elsewhere: settings, the last commit. */
const MESSAGES_WITHOUT_EXAMPLE = new Set([
  'Status "{0}" is final: a record with this status in the last commit cannot become "{1}"',
  'Status "{0}" cannot follow "{1}", the status in the last commit. Allowed: {2}',
  'No role is responsible ({2}) for "{1}": "{0}", who is accountable, is assumed to do the work',
  '{0} of "{1}" requires Kubernetes {2}, but the configured version is {3}',
]);

/** Ends a message with " …" where the example does: lists of what exists, such as all tasks, are written in one place. */
function asWritten(message: string, written: string | undefined): string {
  const beginning = written?.endsWith(' …') ? written.slice(0, -1) : undefined;
  return beginning !== undefined && message.startsWith(beginning) ? `${beginning}…` : message;
}

describe('rules', () => {
  // What the examples ask for while they are checked, for the last test.
  let asked: ReturnType<typeof noteTexts>;
  before(() => {
    asked = noteTexts();
  });
  after(() => {
    asked.stop();
  });

  describe('pages', () => {
    const pages = rulePages();
    const known = new Map<string, unknown>([
      ...KINDS.flatMap(({ rules }) =>
        rules.map(({ id, severity, profiles = {} }) => [id, { severity, profiles }] as const),
      ),
      ...STRUCTURE_RULES.map(({ id, severity }) => [id, { severity, profiles: {} }] as const),
    ]);

    it('has a page for every rule and a rule for every page, with the same severity', () => {
      const documented = new Map(
        pages.map(({ text }): [string, unknown] => {
          const { rule, severity, profiles } = readRulePage(text);
          return [rule, { severity, profiles }];
        }),
      );
      assert.deepEqual([...documented].sort(), [...known].sort());
    });

    for (const { path, text } of pages) {
      it(path, () => {
        const page = readRulePage(text);
        assert.equal(`${page.rule}.md`, path);
        const bad = page.examples.find(({ heading }) => heading === 'Bad');
        if (!RULES_WITHOUT_EXAMPLE.has(page.rule)) {
          assert.ok(bad && bad.files.length > 0, 'no bad example');
          assert.ok(
            page.examples.some(({ heading, files }) => heading === 'Good' && files.length > 0),
            'no good example',
          );
        }
        for (const example of page.examples) {
          if (example.heading === 'Bad' && example.files.length > 0) checkBad(page, example);
          if (example.heading === 'Good') checkGood(page, example);
          if (example.heading === 'Fixed') checkFixed(page, bad, example);
        }
        assert.equal(page.autoFixable, hasCertainFix(page), '"auto-fixable" in the line of facts');
      });
    }
  });

  for (const [path, examples] of messageExamples()) {
    describe(`messages in ${path}`, () => {
      for (const example of examples) {
        it(`${example.rule}: ${example.messages[0] ?? ''}`, () => {
          const workspace = exampleWorkspace(example);
          const found = example.files.flatMap((file) =>
            [...workspace.check(uriOf(file.path)).findings].sort((a, b) => a.span.start - b.span.start),
          );
          const messages = found.filter(({ rule }) => rule === example.rule).map(({ message }) => message);
          assert.deepEqual(
            messages.map((message, index) => asWritten(message, example.messages[index])),
            example.messages,
          );
        });
      }
    });
  }

  // After the others: the tests of a suite run before the suites within it.
  describe('messages', () => {
    it('are all in an example: on the page of their rule, or in `test/rules/messages`', () => {
      const unseen = readdirSync(RULES_OF_KINDS, {
        recursive: true,
        encoding: 'utf8',
      })
        .filter((path) => /\/rules\/.*(?<!\.test)\.ts$/u.test(path))
        .sort()
        .flatMap((path) => textsIn(path, readFileSync(join(RULES_OF_KINDS, path), 'utf8')).uses)
        .filter(({ text }) => !asked.texts.has(text) && !MESSAGES_WITHOUT_EXAMPLE.has(text))
        .map(({ text, at }) => `${at}: ${text}`);
      assert.equal(unseen.length, 0, `no example of\n${unseen.join('\n')}`);
    });
  });
});
