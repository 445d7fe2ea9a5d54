import { t } from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Kind } from '../kind.ts';
import type { Finding } from '../findings/finding.ts';
import { fileName, isWithin } from '../text/resource.ts';
import type { ViewSnapshot, ViewProblem, ViewTarget } from '../views/shown.ts';
import { versionOf } from '../views/version.ts';
import type { Content, DocumentView, FolderView, View } from '../views/view.ts';
import type { Manifest, Workspace } from '../workspace/workspace.ts';

/** A view that can be opened. */
export interface Offer extends ViewTarget {
  readonly title: string;
  readonly scope: 'document' | 'folder';
}

/** Problems that are named beside a picture; nobody reads on. */
const MOST_PROBLEMS = 20;

/** The views of a document, as far as its kind tells. */
export function documentOffers(workspace: Workspace, uri: string): readonly Offer[] {
  const manifest = workspace.manifest(uri);
  const views = documentViews(manifest?.kind).filter(
    (view) => view.concerns?.(manifest?.context.model) ?? true,
  );
  return views.map((view) => ({
    view: view.id,
    uri,
    title: view.title(),
    scope: 'document',
  }));
}

/** A view of all documents of a folder that have it. */
export function offersOfView(workspace: Workspace, folder: string, view: string): readonly Offer[] {
  const kinds = workspace.kinds.filter(({ views }) => views?.some(({ id }) => id === view));
  return workspace
    .manifestsIn(folder)
    .filter((uri) => kinds.some((kind) => kind === workspace.kindOf(uri)))
    .flatMap((uri) => documentOffers(workspace, uri).filter((offer) => offer.view === view));
}

/** Documents whose views are offered though others are in front: nobody looks through more. */
const MOST_ELSEWHERE = 100;

/** The views of the documents of a folder but one, in the order of their paths, and no more than a list can hold. */
export function offersElsewhere(workspace: Workspace, folder: string, except?: string): readonly Offer[] {
  const drawn = workspace
    .manifestsIn(folder)
    .filter((uri) => uri !== except && documentViews(workspace.kindOf(uri)).length > 0)
    .toSorted()
    .slice(0, MOST_ELSEWHERE);
  return drawn.flatMap((uri) => documentOffers(workspace, uri));
}

/** The views of a workspace folder, or of a folder within one, that have something to show. */
export function folderOffers(workspace: Workspace, folder: string): readonly Offer[] {
  return folderViews(workspace)
    .filter(({ subject }) => workspace.graph.all(subject, folder).some(({ uri }) => isWithin(folder, uri)))
    .map((view) => ({
      view: view.id,
      uri: folder,
      title: view.title(),
      scope: 'folder',
    }));
}

/**
 * A view as it stands now; null when that is the version which is known, undefined when there is no view of that name.
 * @param reading true while files of the folder are still being read.
 */
export function show(
  workspace: Workspace,
  target: ViewTarget,
  reading: boolean,
  known?: string,
): ViewSnapshot | null | undefined {
  const folderView = folderViews(workspace).find(({ id }) => id === target.view);
  if (folderView) return showFolder(workspace, folderView, target.uri, reading, known);
  const views = workspace.kinds.flatMap((kind) => kind.views ?? []);
  const view = views.find(({ id }) => id === target.view);
  if (!view) return undefined;
  const shown = showDocument(workspace, target, view, reading);
  return shown.version === known ? null : shown;
}

/** What is shown, with a version that follows from it. */
export function shown(
  { view, uri }: ViewTarget,
  { title, empty }: Pick<ViewSnapshot, 'title' | 'empty'>,
  content: Content | undefined,
  problems: readonly ViewProblem[],
  reading: boolean,
): ViewSnapshot {
  const parts = {
    view,
    uri,
    title,
    empty,
    reading,
    problems,
    ...(content ? { content } : {}),
  };
  return { ...parts, version: versionOf(parts) };
}

function showDocument(
  workspace: Workspace,
  target: ViewTarget,
  described: View<unknown>,
  reading: boolean,
): ViewSnapshot {
  const manifest = workspace.manifest(target.uri);
  const view = documentViews(manifest?.kind).find(({ id }) => id === target.view);
  const content = manifest && view?.build(manifest.context, () => workspace.check(target.uri).findings);
  const problems =
    manifest && view
      ? problemsOf(workspace, manifest, content === undefined)
      : whyUnread(workspace, target.uri);
  const title = t('{0}: {1}', described.title(), fileName(target.uri));
  return shown(target, { title, empty: emptyText(described) }, content, problems, reading);
}

/** The picture of thousands of documents is made only when one of them changed: that is cheaper to know than to compare. */
function showFolder(
  workspace: Workspace,
  view: FolderView,
  uri: string,
  reading: boolean,
  known: string | undefined,
): ViewSnapshot | null {
  const problems = openProblems(workspace, uri, view);
  const version = `${workspace.stateOf(uri, view.subject)}.${versionOf([reading, problems])}`;
  if (version === known) return null;
  const content = view.build(workspace.folderContext(uri));
  return {
    view: view.id,
    uri,
    title: view.title(),
    version,
    reading,
    empty: emptyText(view),
    problems,
    ...(content ? { content } : {}),
  };
}

function emptyText(view: View<unknown>): string {
  return view.empty?.() ?? t('Nothing to show yet.');
}

function folderViews({ kinds }: Workspace): readonly FolderView[] {
  return kinds.flatMap(({ views }) => views ?? []).filter((view) => view.scope === 'folder');
}

function documentViews(kind: Kind | undefined): readonly DocumentView<unknown>[] {
  return (kind?.views ?? []).filter((view) => view.scope === 'document');
}

/**
 * The faults of the documents that are being written: a picture of the folder waits for those to be mended. A fault in a
 * closed document has its place in the list of findings, and does not keep the picture of all others back.
 */
function openProblems(workspace: Workspace, folder: string, { subject }: FolderView): readonly ViewProblem[] {
  return workspace
    .openDocuments()
    .filter((uri) => isWithin(folder, uri) && workspace.folderOf(uri) === workspace.folderOf(folder))
    .flatMap((uri) => {
      const manifest = workspace.manifest(uri);
      return manifest?.parsed.entities.some(({ type }) => type === subject)
        ? problemsOf(workspace, manifest, false)
        : [];
    })
    .slice(0, MOST_PROBLEMS);
}

/**
 * The faults of a document that keep a picture of it from being true, in the order of the text.
 * @param empty true when nothing could be drawn: any error of its structure may then be why.
 */
function problemsOf(
  workspace: Workspace,
  { context: { document }, parsed }: Manifest,
  empty: boolean,
): readonly ViewProblem[] {
  return parsed.problems
    .filter(
      ({ rule, severity }) =>
        severity === 'error' && (empty || workspace.structureRules.get(rule)?.spoilsViews === true),
    )
    .slice(0, MOST_PROBLEMS)
    .map((problem) => problemOf(document, problem));
}

/** The finding on a document that was not read. */
function whyUnread(workspace: Workspace, uri: string): readonly ViewProblem[] {
  const document = workspace.document(uri);
  if (!document || workspace.kindOf(uri)) return [];
  return workspace.check(uri).findings.map((finding) => problemOf(document, finding));
}

function problemOf(document: TextDocument, { message, span: { start, end } }: Finding): ViewProblem {
  return {
    message,
    uri: document.uri,
    start,
    end,
    line: document.positionAt(start).line + 1,
  };
}
