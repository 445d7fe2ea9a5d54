import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, type Workspace } from '@vitruve/manifests';
import {
  readMessageExamples,
  workspaceOf,
  type ExampleWorkspace,
  type MessageExample,
} from '@vitruve/manifests/testing';

const PAGES = join(import.meta.dirname, '../../docs/rules');
const MESSAGES = join(import.meta.dirname, 'messages');

/** The text of a Markdown file, and its path in the folder that was read. */
interface Page {
  readonly path: string;
  readonly text: string;
}

/** The pages of all rules, as they are written. */
export function rulePages(): readonly Page[] {
  return pagesIn(PAGES).filter(({ path }) => /\/[\w-]+\.md$/u.test(path));
}

/** The examples of `test/rules/messages`, by the name of their file: messages of rules that their pages do not show. */
export function messageExamples(): ReadonlyMap<string, readonly MessageExample[]> {
  return new Map(pagesIn(MESSAGES).map(({ path, text }) => [path, readMessageExamples(text)]));
}

/** The files of an example as a workspace in memory. */
export function exampleWorkspace({ files, today, profile }: ExampleWorkspace): Workspace {
  const documents = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  const { kubernetes, ...others } = DEFAULT_SETTINGS;
  const settings = { ...others, kubernetes: { ...kubernetes, ...(profile ? { profile } : {}) } };
  const hashes = Object.fromEntries(
    files.map(({ path, text }) => [path, createHash('sha256').update(text).digest('hex')]),
  );
  return workspaceOf(documents, { settings, hashes, ...(today === undefined ? {} : { today }) });
}

function pagesIn(folder: string): readonly Page[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
