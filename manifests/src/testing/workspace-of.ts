import { loadKinds } from '../kinds/index.ts';
import type { Kind } from '../core/kind.ts';
import { foldersAbove } from '../core/paths/path-index.ts';
import type { Settings } from '../core/settings/settings.ts';
import { DEFAULT_SETTINGS } from '../kinds/settings.ts';
import { Workspace } from '../core/workspace/workspace.ts';

const KINDS = await loadKinds();

/** The folder that test workspaces live in. */
export const ROOT = 'file:///workspace';

/** The day of tests. */
export const TODAY = '2026-01-15';

export interface TestOptions {
  readonly today?: string;
  readonly settings?: Settings;
  readonly kinds?: readonly Kind[];
  /** Texts at the last commit, by path. */
  readonly committed?: Readonly<Record<string, string>>;
  /** SHA-256 of files, by path. */
  readonly hashes?: Readonly<Record<string, string>>;
  /** Days on which files were last written, by path. */
  readonly written?: Readonly<Record<string, string>>;
  /** How files begin that are not documents, by path. */
  readonly beginnings?: Readonly<Record<string, string>>;
  /** Files that are no text, by path. */
  readonly binaries?: Readonly<Record<string, Uint8Array>>;
  /** Files that exist beside the documents. */
  readonly files?: readonly string[];
  /** Files and folders that git leaves out, by path. */
  readonly ignored?: readonly string[];
}

/** A workspace in memory, all of its documents open. Paths are relative to `ROOT`. */
export function workspaceOf(
  documents: Readonly<Record<string, string>>,
  options: TestOptions = {},
): Workspace {
  const paths = [...Object.keys(documents), ...(options.files ?? []), ...Object.keys(options.binaries ?? {})];
  const existing = new Set([ROOT, ...[...paths, ...paths.flatMap(foldersAbove)].map(uriOf)]);
  const workspace = new Workspace(options.kinds ?? KINDS, {
    exists: (uri) => existing.has(uri),
    isIgnored: (uri) => (options.ignored ?? []).some((path) => `${uri}/`.startsWith(`${uriOf(path)}/`)),
    sha256: (uri) => options.hashes?.[uri.slice(ROOT.length + 1)],
    beginning: (uri) => options.beginnings?.[uri.slice(ROOT.length + 1)],
    bytes: (uri, start, length) => {
      const file = options.binaries?.[uri.slice(ROOT.length + 1)];
      const from = file && start < 0 ? file.length + start : start;
      return file && from >= 0 && from + length <= file.length ? file.slice(from, from + length) : undefined;
    },
    writtenOn: (uri) => options.written?.[uri.slice(ROOT.length + 1)],
    filesIn: (folder) => namesIn(folder, existing),
    committed: (uri) => options.committed?.[uri.slice(ROOT.length + 1)],
    today: () => options.today ?? TODAY,
  });
  workspace.addRoot(ROOT, options.settings ?? DEFAULT_SETTINGS);
  for (const [path, text] of Object.entries(documents)) workspace.update(uriOf(path), text, { open: true });
  return workspace;
}

function namesIn(folder: string, existing: ReadonlySet<string>): readonly string[] {
  const start = `${folder}/`;
  const names = [...existing].filter((uri) => uri.startsWith(start)).map((uri) => uri.slice(start.length));
  return [...new Set(names.map((name) => name.replace(/\/.*/u, '/')))].sort();
}

export function uriOf(path: string): string {
  return `${ROOT}/${path}`;
}
