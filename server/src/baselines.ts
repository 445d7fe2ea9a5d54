import { dirname, join, relative, sep } from 'node:path';
import { t } from '@vscode/l10n';
import type { Finding, PutOffFindings, Workspace } from '@vitruve/manifests';
import {
  addToBaseline,
  findingKey,
  findingsKnown,
  isInside,
  readBaseline,
  reasonOf,
  UserError,
  type Baseline,
} from '@vitruve/workspace';
import type { Command } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { compareWithBaseline } from './baseline-comparison.ts';
import type { BaselineParams, BaselineState } from './protocol.ts';
import { pathOfUri } from './uri.ts';

/** Asks the server to write a finding to the baseline. Arguments: the document, the rule, the key of the finding. */
export const ADD_TO_BASELINE = 'vitruve.addToBaseline';

interface ReadBaseline {
  readonly path: string;
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
  /** One is written after the other: each reads what the last one wrote. */
  #adding: Promise<void> = Promise.resolve();

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

  adding(uri: string, finding: Finding): Command | undefined {
    const place = this.#placeOf(uri);
    if (!place || this.#workspace.structureRules.get(finding.rule)?.hidesOthers === true) return undefined;
    return {
      title: t('Add "{0}" to the baseline', finding.rule),
      command: ADD_TO_BASELINE,
      arguments: [uri, finding.rule, findingKey(place.document, finding)],
    };
  }

  /**
   * Writes a finding to the baseline of its workspace folder, and reads that again.
   * @param key as `adding` names the finding.
   * @throws UserError when the finding is gone or known by now, or the file cannot be written.
   */
  async add(uri: string, rule: string, key: string): Promise<void> {
    const adding = this.#adding.then(async () => this.#add(uri, rule, key));
    this.#adding = adding.catch(() => undefined);
    return adding;
  }

  async #add(uri: string, rule: string, key: string): Promise<void> {
    const place = this.#placeOf(uri);
    const { findings } = this.#workspace.check(uri);
    const known = this.of(uri, findings);
    const finding = place
      ? findings.find(
          (one) => one.rule === rule && !known.has(one) && findingKey(place.document, one) === key,
        )
      : undefined;
    if (!place || !finding || !this.adding(uri, finding))
      throw new UserError(t('This finding of "{0}" no longer exists', rule));
    const { path, file, document } = place;
    await addToBaseline({ path, shown: path, file, document, finding });
    await this.readAgain(this.#workspace.folderOf(uri));
  }

  /**
   * Compares the findings of a workspace folder with its baseline, and changes that if it is asked for: after all changes before.
   * @returns what was true before.
   * @throws UserError where the folder has no baseline, or the file cannot be read or written.
   */
  async update(root: string, change: BaselineParams['change']): Promise<BaselineState> {
    const updating = this.#adding.then(async () => this.#update(root, change));
    this.#adding = updating.then(
      () => undefined,
      () => undefined,
    );
    return updating;
  }

  async #update(root: string, change: BaselineParams['change']): Promise<BaselineState> {
    const path = this.pathIn(root);
    const folder = pathOfUri(root);
    if (path === undefined || folder === undefined || !this.#workspace.roots().includes(root))
      throw new UserError(t('The setting "vitruve.baseline" names no file in this folder'));
    const state = await compareWithBaseline(this.#workspace, root, { folder, path, change });
    if (change) await this.readAgain(root);
    return state;
  }

  /** Reads the baseline of a workspace folder again, as its settings name it. Never rejects. */
  async readAgain(root: string): Promise<void> {
    const path = this.pathIn(root);
    const baseline = path === undefined ? undefined : await this.#readAt(path);
    const isKnown = this.#read.delete(root);
    if (path !== undefined && baseline) this.#read.set(root, { path, folder: dirname(path), baseline });
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
    const place = this.#placeOf(uri);
    return place ? findingsKnown(place.document, findings, place.baseline.get(place.file)) : NONE;
  }

  /** A document with the baseline of its folder, and its name there. */
  #placeOf(
    uri: string,
  ): (ReadBaseline & { readonly file: string; readonly document: TextDocument }) | undefined {
    const read = this.#read.get(this.#workspace.folderOf(uri));
    const path = pathOfUri(uri);
    const document = this.#workspace.document(uri);
    if (!read || path === undefined || !document) return undefined;
    return { ...read, document, file: relative(read.folder, path).split(sep).join('/') };
  }
}
