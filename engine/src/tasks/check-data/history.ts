import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { reasonOf, workspaceFolderOf, writeWhole } from '@vitruve/workspace';
import { OWN_FOLDER, ownFolder } from '../../pipelines/own-folder.ts';
import { checksIn, type CheckStatus, type SuiteResult } from './result.ts';

/** Runs that are kept of a suite. */
const KEPT = 200;

/** A run as it is kept: one line of JSON. */
interface KeptRun {
  readonly version: 1;
  /** `2026-01-15T10:00:00Z` */
  readonly at: string;
  readonly tables: Readonly<Record<string, number>>;
  /** By table and name. */
  readonly checks: Readonly<Record<string, KeptCheck>>;
}

interface KeptCheck {
  readonly status: CheckStatus;
  readonly rows?: number;
  readonly failing?: number;
}

/** The runs of a suite, in the folder of the workspace that is not versioned. */
export class QualityHistory {
  readonly #own: string;
  readonly #file: string;

  /** @param suite absolute path. @param folder that the run is asked from; absolute. */
  constructor(suite: string, folder: string) {
    const root = workspaceFolderOf({ path: suite, folder: false }, folder);
    const name = relative(root, suite).split(sep).join('/');
    this.#own = join(root, OWN_FOLDER);
    this.#file = join(
      this.#own,
      'quality',
      `${createHash('sha256').update(name).digest('hex').slice(0, 16)}.jsonl`,
    );
  }

  /** For a check, the rows that it looked at in the last run in which it passed. */
  async last(): Promise<(table: string, check: string) => number | undefined> {
    const runs = await this.#runs();
    return (table, check) =>
      runs.findLast(({ checks }) => checks[`${table}/${check}`]?.status === 'passed')?.checks[
        `${table}/${check}`
      ]?.rows;
  }

  /**
   * Adds a run. What cannot be written is not worth failing for: the data was checked.
   * @returns why it could not be written.
   */
  async add(result: SuiteResult): Promise<string | undefined> {
    try {
      await this.#write(keptOf(result));
      return undefined;
    } catch (error) {
      return reasonOf(error);
    }
  }

  async #write(run: KeptRun): Promise<void> {
    await ownFolder(this.#own);
    await mkdir(join(this.#own, 'quality'), { recursive: true });
    const text = await this.#text();
    const runs = runsIn(text);
    if (runs.length < 2 * KEPT) {
      // The line of a process that was killed may have no end.
      const end = text === '' || text.endsWith('\n') ? '' : '\n';
      await appendFile(this.#file, `${end}${JSON.stringify(run)}\n`);
      return;
    }
    const kept = [...runs.slice(-KEPT), run].map((one) => `${JSON.stringify(one)}\n`);
    await writeWhole(this.#file, Buffer.from(kept.join('')), true);
  }

  async #runs(): Promise<readonly KeptRun[]> {
    return runsIn(await this.#text());
  }

  #text(): Promise<string> {
    return readFile(this.#file, 'utf8').catch(() => '');
  }
}

/** What is there, the oldest first; a line that was not finished is left out. */
function runsIn(text: string): readonly KeptRun[] {
  return text.split('\n').flatMap((line): readonly KeptRun[] => {
    try {
      const run = JSON.parse(line) as Partial<KeptRun> | null;
      return run?.version === 1 && run.checks ? [run as KeptRun] : [];
    } catch {
      return [];
    }
  });
}

function keptOf(result: SuiteResult): KeptRun {
  return {
    version: 1,
    at: new Date().toISOString(),
    tables: Object.fromEntries(result.tables.map(({ name, rows }) => [name, rows])),
    checks: Object.fromEntries(
      checksIn(result).map(({ table, check, status, rows, failing }) => [
        `${table}/${check}`,
        { status, ...(rows === undefined ? {} : { rows }), ...(failing === undefined ? {} : { failing }) },
      ]),
    ),
  };
}
