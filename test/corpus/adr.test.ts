import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { uriOf, workspaceOf } from '@vitruve/manifests/testing';

const FOLDER = join(import.meta.dirname, 'adr');

function documentsOf(collection: string): Record<string, string> {
  const folder = join(FOLDER, collection);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  );
  return Object.fromEntries(
    paths.sort().map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path), 'utf8')]),
  );
}

/** One line per finding: what a person would read in a terminal. */
function findingsOf(collection: string): string[] {
  const documents = documentsOf(collection);
  const workspace = workspaceOf(documents, { today: '2026-01-15' });
  return Object.entries(documents).flatMap(([path, text]) =>
    workspace.check(uriOf(path)).findings.map(({ rule, severity, message, span }) => {
      const at = text.slice(span.start, span.end).replace(/\s+/gu, ' ').slice(0, 60);
      return `${collection}/${path}: ${severity} ${rule}: ${message} [${at}]`;
    }),
  );
}

const collections = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

describe('shapes of public decision records', () => {
  it('yields the findings that were read by eye, and no other', () => {
    const expected = readFileSync(join(FOLDER, 'findings.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    assert.deepEqual(collections.flatMap(findingsOf), expected);
  });

  it('takes records for records, and indexes and templates for prose', () => {
    for (const collection of collections) {
      const documents = documentsOf(collection);
      const workspace = workspaceOf(documents);
      for (const path of Object.keys(documents)) {
        const expected = /(?:README|template|index)\.md$/u.test(path) ? 'prose' : 'adr';
        assert.equal(workspace.manifest(uriOf(path))?.kind.id, expected, `${collection}/${path}`);
      }
    }
  });
});
