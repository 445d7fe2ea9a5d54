import { dirname, join, relative, sep } from 'node:path';
import type { Finding, PutOffFindings, Workspace } from '@vitruve/manifests';
import { findingsKnown, isInside, readBaseline, reasonOf, type Baseline } from '@vitruve/workspace';
import { pathOfUri } from './uri.ts';

interface ReadBaseline {
  /** The folder that the paths of the baseline count from. */
  readonly folder: string;
  readonly baseline: Baseline;
}

const NONE: ReadonlySet<Finding> = new Set();

/** The baselines of the workspace folders: which findings the editor shows as known. */
export class Baselines implements PutOffFindings {
  readonly #workspace: Workspace;
  readonly #report: (problem: string) => void;
  readonly #read = new Map<string, ReadBaseline>();
  /** By the list of findings of a document: the same list has the same answer. */
  #known = new WeakMap<readonly Finding[], ReadonlySet<Finding>>();
  #revision = 0;

  /** @param report told why a baseline is not used. */
  constructor(workspace: Workspace, report: (problem: string) => void) {
    this.#workspace = workspace;
    this.#report = report;
  }

  /** Grows whenever a baseline was read again. */
  get revision(): number {
    return this.#revision;
  }

  of(uri: string, findings: readonly Finding[]): ReadonlySet<Finding> {
    if (this.#read.size === 0 || findings.length === 0) return NONE;
    const cached = this.#known.get(findings);
    if (cached) return cached;
    const known = this.#among(uri, findings);
    this.#known.set(findings, known);
    return known;
  }

  /** Reads the baseline of a workspace folder again, as its settings name it. Never rejects. */
  async readAgain(root: string): Promise<void> {
    const path = this.pathIn(root);
    const baseline = path === undefined ? undefined : await this.#readAt(path);
    const isKnown = this.#read.delete(root);
    if (path !== undefined && baseline) this.#read.set(root, { folder: dirname(path), baseline });
    else if (!isKnown) return;
    this.#revision++;
    this.#known = new WeakMap();
  }

  forget(root: string): void {
    this.#read.delete(root);
  }

  /** The path of the baseline of a workspace folder, be it there or not; undefined for none, or outside of the folder. */
  pathIn(root: string): string | undefined {
    const folder = pathOfUri(root);
    const { baseline } = this.#workspace.settingsOf(`${root}/x`);
    if (folder === undefined || baseline === '') return undefined;
    const path = join(folder, baseline);
    return isInside(folder, path) ? path : undefined;
  }

  async #readAt(path: string): Promise<Baseline | undefined> {
    try {
      return await readBaseline(path, path);
    } catch (error) {
      this.#report(reasonOf(error));
      return undefined;
    }
  }

  #among(uri: string, findings: readonly Finding[]): ReadonlySet<Finding> {
    const read = this.#read.get(this.#workspace.folderOf(uri));
    const path = pathOfUri(uri);
    const document = this.#workspace.document(uri);
    if (!read || path === undefined || !document) return NONE;
    const name = relative(read.folder, path).split(sep).join('/');
    return findingsKnown(document, findings, read.baseline.get(name));
  }
}
