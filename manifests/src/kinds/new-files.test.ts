import assert from 'node:assert/strict';
import { applyChanges } from '../core/text/change.ts';
import type { Kind } from '../core/kind.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { TODAY, uriOf, workspaceOf } from '../testing/workspace-of.ts';
import { KINDS } from './index.ts';

/** Has words that stand in new files: what somebody wrote is not to be filled in. */
const TITLE = 'Team photos of orders by api';

function newFile(
  kind: Kind,
  template: string | undefined,
  language: 'en' | 'fr',
): {
  readonly uri: string;
  readonly text: string;
  readonly placeholders: readonly (readonly [number, number])[];
} {
  const [change] =
    kind.create?.({
      root: uriOf('').slice(0, -1),
      title: TITLE,
      ...(template === undefined ? {} : { template }),
      language,
      today: TODAY,
      settings: DEFAULT_SETTINGS,
      graph: workspaceOf({}).graph,
    }) ?? [];
  assert.ok(change?.kind === 'create');
  const { uri, text, placeholders = [] } = change;
  return { uri, text, placeholders: placeholders.map(({ start, end }) => [start, end]) };
}

function errorsOf(uri: string, text: string): ReadonlySet<string> {
  const { findings } = workspaceOf({ [uri.slice(uriOf('').length)]: text }).check(uri);
  return new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule));
}

/** Another word for each, with the extension of a file. */
function otherThan(word: string, words: readonly string[]): string {
  return `other${words.indexOf(word)}${/\.[a-z]+$/u.exec(word)?.[0] ?? ''}`;
}

describe('new files', () => {
  for (const declared of KINDS.filter(({ isCreatable }) => isCreatable === true)) {
    it(`${declared.id}: have words to fill in, which may be any others`, async () => {
      const kind = await declared.load();
      const templates = kind.templates?.map(({ id }) => id) ?? [undefined];
      for (const template of templates) {
        for (const language of ['en', 'fr'] as const) {
          const { uri, text, placeholders } = newFile(kind, template, language);
          assert.ok(placeholders.length > 1, `${template}: ${text}`);
          const words = [...new Set(placeholders.map(([start, end]) => text.slice(start, end)))];
          const title = text.indexOf(TITLE);
          for (const [start, end] of placeholders) {
            assert.equal(text.slice(start, end).trim(), text.slice(start, end));
            assert.ok(end <= title || start >= title + TITLE.length, text);
          }
          // Equal words are typed once: what names something else must go with it.
          const filled = applyChanges(
            text,
            placeholders.map(([start, end]) => ({
              span: { start, end },
              text: otherThan(text.slice(start, end), words),
            })),
          );
          const before = errorsOf(uri, text);
          const added = [...errorsOf(uri, filled)].filter((rule) => !before.has(rule));
          assert.deepEqual(added, [], `${template}\n${filled}`);
        }
      }
    });
  }
});
