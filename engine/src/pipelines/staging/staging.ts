import { appendFile, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { t } from '@vscode/l10n';
import { ownFolder } from '../own-folder.ts';
import { ownName } from '../../running/processes/abandoned.ts';
import { identityOf } from '../../running/processes/identity.ts';
import { RunError } from '../run-error.ts';
import { programsFile, writeJournal, type RunJournal, type StagedOutput } from './journal.ts';
import { exists, move } from './moves.ts';
import { excludeOthers } from './other-runners.ts';
import { complete, takeBack } from './recover.ts';

/** An output of a run. */
export interface OutputPlace {
  /** Absolute. */
  readonly path: string;
  /** As it is written in the pipeline. */
  readonly shown: string;
  /** Whether commands name it by `${outputs.…}`, so that they can be led to another place. */
  readonly isNamed: boolean;
}

/**
 * Keeps the outputs of the last run until those of this one are all there. What commands name by `${outputs.x}` is written to
 * a place of its own and moved from there; what they write by its path is moved aside before, and comes back when the run fails.
 */
export class Staging {
  readonly id: string;
  /** Of this run, for files of its own; absolute. */
  readonly folder: string;
  readonly #root: string;
  readonly #places: readonly OutputPlace[];
  readonly #journal: RunJournal;
  /** Programs that are being noted: the folder cannot be removed while somebody writes into it. */
  readonly #notes: Promise<void>[] = [];

  private constructor(
    id: string,
    folder: string,
    root: string,
    places: readonly OutputPlace[],
    journal: RunJournal,
  ) {
    this.id = id;
    this.folder = folder;
    this.#root = root;
    this.#places = places;
    this.#journal = journal;
  }

  /**
   * @param own the folder of the state of runs; absolute.
   * @param root the folder that holds it; absolute.
   * @param hasContainers whether its commands run in containers.
   * @throws RunError when another process writes one of the outputs.
   * @throws the error of the file system.
   */
  static async begin(
    own: string,
    root: string,
    places: readonly OutputPlace[],
    hasContainers = false,
  ): Promise<Staging> {
    const runner = await identityOf(process.pid);
    if (!runner) throw new Error('This process is not known to the system');
    const id = ownName();
    await ownFolder(own);
    const folder = join(own, 'runs', id);
    await mkdir(folder, { recursive: true });
    const note = async (): Promise<RunJournal> => {
      const outputs = await stagedOutputs(root, folder, places);
      const journal: RunJournal = { version: 1, state: 'running', runner, outputs, hasContainers };
      // Before anything is moved, so that a runner that begins after this one was killed knows what to take back.
      await writeJournal(folder, journal);
      return journal;
    };
    let journal = await note();
    const refused = (): Promise<void> => rm(folder, { recursive: true, force: true });
    if (await excludeOthers({ own, root, id, journal }, refused)) journal = await note();
    for (const { path, staged, aside, existed } of journal.outputs)
      if (staged === undefined && existed) await move(join(root, path), join(root, aside));
    return new Staging(id, folder, root, places, journal);
  }

  /** Where commands write an output, by its path as it is written in the pipeline; absolute. */
  placeOf(shown: string): string | undefined {
    const index = this.#places.findIndex((place) => place.shown === shown);
    const staged = this.#journal.outputs[index]?.staged;
    return staged === undefined ? this.#places[index]?.path : join(this.#root, staged);
  }

  /** Makes the folders of outputs, and removes what a try before has left. */
  async prepareTry(): Promise<void> {
    for (const [index, { path }] of this.#places.entries()) {
      const staged = this.#journal.outputs[index]?.staged;
      const place = staged === undefined ? path : join(this.#root, staged);
      await rm(place, { recursive: true, force: true });
      await mkdir(dirname(place), { recursive: true });
    }
  }

  /** @throws RunError when an output is not there. */
  async mustBeMade(): Promise<void> {
    for (const { shown } of this.#places) {
      if (!(await exists(this.placeOf(shown) ?? '')))
        throw new RunError(t('The output "{0}" was not created', shown));
    }
  }

  /** Notes a program of this run, which is to be ended should it survive this process. */
  noteProgram(pid: number): void {
    // What cannot be noted is found by its variable, or ends by itself.
    this.#notes.push(this.#noted(pid).catch(() => undefined));
  }

  async #noted(pid: number): Promise<void> {
    const identity = await identityOf(pid);
    if (identity) await appendFile(programsFile(this.folder), `${JSON.stringify(identity)}\n`);
  }

  /** Puts the outputs into their places. */
  async commit(): Promise<void> {
    await writeJournal(this.folder, { ...this.#journal, state: 'committing' });
    await complete(this.#root, this.#journal);
    await this.#remove();
  }

  /** Brings back what was there before. */
  async rollBack(): Promise<void> {
    await takeBack(this.#root, this.#journal);
    await this.#remove();
  }

  async #remove(): Promise<void> {
    await Promise.all(this.#notes);
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Outputs as they are before a run. @param folder of the run; absolute. */
function stagedOutputs(
  root: string,
  folder: string,
  places: readonly OutputPlace[],
): Promise<readonly StagedOutput[]> {
  return Promise.all(
    places.map(async ({ path, isNamed }, index) => ({
      path: relative(root, path),
      staged: isNamed ? relative(root, join(folder, 'made', String(index), basename(path))) : undefined,
      aside: relative(root, join(folder, 'aside', String(index))),
      existed: await exists(path),
    })),
  );
}
