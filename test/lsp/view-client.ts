import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { Content, Diagram, Shown, ViewTarget } from '@vitruve/manifests';
import { ViewRequest, ViewsRequest, type ViewOffer } from '@vitruve/server';
import { LanguageClient, type Options } from './language-client.ts';

/** A matrix without a fault. */
export const RACI = `variant: RACI
roles:
  - DPO
  - Data Owner
activities:
  - name: Retention policy
    assignments: {DPO: A, Data Owner: R}
`;

/** A decision in the form of Nygard. */
export const ADR = (number: number, title: string, status: string): string =>
  `# ${number}. ${title}\n\nDate: 2026-01-10\n\n## Status\n\n${status}\n\n## Context\n\nWe keep data.\n\n## Decision\n\nWe will ${title.toLowerCase()}.\n\n## Consequences\n\nCosts fall.\n`;

export const FIRST = 'docs/decisions/0001-keep-data.md';
export const SECOND = 'docs/decisions/0002-drop-data.md';
/** A matrix, and two decisions of which one supersedes the other. */
export const FILES = {
  'raci.yaml': RACI,
  [FIRST]: ADR(1, 'Keep data', 'Superseded by [2. Drop data](0002-drop-data.md)'),
  [SECOND]: ADR(2, 'Drop data', 'Accepted\n\nSupersedes [1. Keep data](0001-keep-data.md)'),
};

/** Runs with a server on a folder that has these files, if no others are given. */
export async function withServer(
  options: Options,
  run: (client: LanguageClient) => Promise<void>,
): Promise<void> {
  const client = new LanguageClient({ files: FILES, ...options });
  try {
    await client.start();
    await run(client);
  } finally {
    await client.stop();
  }
}

export const folderOf = (client: LanguageClient): string => pathToFileURL(client.folder).toString();

/** The views of a document and its folder, or of all folders. */
export function offers(client: LanguageClient, uri?: string): Promise<readonly ViewOffer[]> {
  return client.request(ViewsRequest.method, uri === undefined ? {} : { uri });
}

/** The view, which the asker does not have yet. */
export async function view(client: LanguageClient, target: ViewTarget): Promise<Shown> {
  const answer = await client.request<Shown | null>(ViewRequest.method, target);
  assert.ok(answer, target.view);
  return answer;
}

/** What a view shows, which must be of the type. */
export function contentOf<Type extends Content['type']>(
  shown: Shown,
  type: Type,
): Extract<Content, { readonly type: Type }> {
  const { content } = shown;
  assert.equal(content?.type, type, JSON.stringify(shown));
  return content as Extract<Content, { readonly type: Type }>;
}

/** The graph of the decisions of the folder. */
export async function graph(client: LanguageClient): Promise<Diagram> {
  const target = { view: 'adr/graph', uri: folderOf(client) };
  return contentOf(await view(client, target), 'diagram').diagram;
}
