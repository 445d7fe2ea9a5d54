import { readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { t } from '@vscode/l10n';
import {
  detailKey,
  language,
  show,
  type PageData,
  type PageDetail,
  type PageRequest,
  type PlacedDetail,
  type Source,
  type ViewSnapshot,
  type ViewTarget,
  type Workspace,
} from '@vitruve/manifests';
import { frenchTexts, pageProgram } from '../shipped-files.ts';
import { UserError } from '../errors.ts';
import { portable } from './portable.ts';

/** Bytes of a page: more takes a browser minutes. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * A page for a browser in one file, which needs neither Vitruve nor a network: its policy lets it load nothing, and run and wear
 * nothing but what is in it.
 * @param folder the URI of the folder that addresses are told from: nothing of where it lies gets into the page.
 * @param most bytes that the page may have.
 * @throws UserError for a page that is too large, or for views whose files have errors.
 */
export async function pageHtml(
  workspace: Workspace,
  folder: string,
  request: PageRequest,
  most: number = MOST_BYTES,
): Promise<string> {
  const data = portable(pageData(workspace, request), folder);
  const [script, style] = await Promise.all(
    Object.values(pageProgram()).map(async (file) => (await readFile(file, 'utf8')).trim()),
  );
  if (script === undefined || style === undefined) throw new Error('A page has a script and a style');
  const texts = await textsOf(script);
  const html = `<!DOCTYPE html>
<html lang="${language()}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="Vitruve">
    <title>${escaped(data.title)}</title>
    <style>${style}</style>
  </head>
  <body>
    <main id="view"></main>
    <noscript>${escaped(t('This page needs JavaScript.'))}</noscript>
    <script type="application/json" id="vitruve-l10n">${jsonBlock(texts)}</script>
    <script type="application/json" id="vitruve-page">${jsonBlock(data)}</script>
    <script>${script}</script>
  </body>
</html>
`;
  const bytes = Buffer.byteLength(html);
  if (bytes > most)
    throw new UserError(
      t(
        'The page would be {0} MB, and the limit is {1} MB: export part of the model',
        inMegabytes(bytes),
        inMegabytes(most),
      ),
    );
  return html;
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}

/** What the page shows: its views with something to show, and a detail for each thing that they lead to. */
function pageData(workspace: Workspace, { title, views, details }: PageRequest): PageData {
  const snapshots = views.flatMap((target): ViewSnapshot[] => {
    const shown = show(workspace, target, false);
    if (!shown) return [];
    const [problem] = shown.problems;
    if (problem)
      throw new UserError(
        t(
          'Errors in "{0}" would make the page wrong: {1}',
          `${fileName(problem.uri)}:${problem.line}`,
          problem.message,
        ),
      );
    return shown.content ? [{ ...shown, title: titleOf(workspace, target, views) }] : [];
  });
  return { title, views: snapshots, details: placed(workspace, snapshots, details) };
}

/** The title of a view, with the name of its file where the page has it of several. */
function titleOf({ kinds }: Workspace, { view, uri }: ViewTarget, views: PageRequest['views']): string {
  const all = kinds.flatMap((kind) => kind.views ?? []);
  const title = all.find(({ id }) => id === view)?.title() ?? view;
  const isOne = views.filter((one) => one.view === view).length === 1;
  return isOne ? title : t('{0}: {1}', title, fileName(uri));
}

function fileName(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

/** Details with their places, and what the names of the other things are that views or details lead to. */
function placed(
  workspace: Workspace,
  views: readonly ViewSnapshot[],
  details: readonly PageDetail[],
): readonly PlacedDetail[] {
  const all = new Map(details.map((detail) => [detailKey(detail.source), detail]));
  for (const source of sourcesIn([views, details])) {
    const key = detailKey(source);
    if (all.has(key)) continue;
    const { graph } = workspace.folderContext(source.uri);
    const entity = graph.declaredIn(source.uri).find(({ span }) => span.start === source.start);
    if (entity) all.set(key, { source, title: entity.name, subtitle: entity.detail ?? '', facts: [] });
  }
  return [...all.values()].map((detail) => {
    const { uri, start } = detail.source;
    const line = workspace.document(uri)?.positionAt(start).line;
    return { ...detail, place: line === undefined ? uri : `${uri}:${line + 1}` };
  });
}

function sourcesIn(data: object): readonly Source[] {
  const sources: Source[] = [];
  JSON.stringify(data, (key, value: unknown) => {
    if (key === 'source' && value !== undefined) sources.push(value as Source);
    return value;
  });
  return sources;
}

/** The translations that the program of the page can ask for. */
async function textsOf(script: string): Promise<Readonly<Record<string, string>>> {
  if (language() === 'en') return {};
  const texts = await frenchTexts();
  return Object.fromEntries(Object.entries(texts).filter(([english]) => script.includes(english)));
}

function policy(script: string, style: string): string {
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    'img-src blob: data:',
    `style-src ${hashOf(style)}`,
    // The program that lays diagrams out is WebAssembly, which is part of the script.
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** JSON that can end neither the element it is in nor begin another. */
function jsonBlock(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
