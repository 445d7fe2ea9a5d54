import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runWatched } from '../testing/watched-process.ts';

/** What a test file came to. */
export interface TestFileRun {
  readonly file: string;
  readonly milliseconds: number;
  /** Titles of the tests that failed. */
  readonly failed: readonly string[];
  /** Numbers of the mutants whose expression was evaluated. */
  readonly reached: readonly number[];
}

export interface TestRun {
  /** Of the files that were run to their end, in their order. */
  readonly files: readonly TestFileRun[];
  /** Why the process ended before it had run all of them, when it did. */
  readonly broken: 'silent' | 'crashed' | undefined;
}

interface Options {
  /** The mutant that is on. */
  readonly mutant?: number;
  /** Whether to stop at the first test that fails. */
  readonly bail?: boolean;
  /** Milliseconds without output after which the tests have made a loop without end. */
  readonly silence: number;
}

/** Runs tests in processes of their own that read the sources from a table, from addresses to JavaScript. */
export class TestRunner {
  readonly #sources: string;

  constructor(
    private readonly folder: string,
    sources: ReadonlyMap<string, string>,
  ) {
    this.#sources = join(folder, 'sources.json');
    const table = [...sources].map(([file, text]) => [pathToFileURL(file).href, text]);
    writeFileSync(this.#sources, JSON.stringify(Object.fromEntries(table)));
  }

  async run(tests: readonly string[], { mutant, bail = false, silence }: Options): Promise<TestRun> {
    const results = join(this.folder, 'results.jsonl');
    const reached = join(this.folder, 'reached.txt');
    const list = join(this.folder, 'tests.json');
    rmSync(results, { force: true });
    writeFileSync(reached, '');
    writeFileSync(list, JSON.stringify(tests));
    const script = join(import.meta.dirname, 'run-tests.ts');
    const hooks = ['tsx', pathToFileURL(join(import.meta.dirname, 'switch.mjs')).href];
    const { status, silent } = await runWatched(
      process.execPath,
      [...hooks.map((hook) => `--import=${hook}`), script, results, list, ...(bail ? ['bail'] : [])],
      {
        env: {
          VITRUVE_MUTANT_SOURCES: this.#sources,
          VITRUVE_MUTANTS_REACHED: reached,
          ...(mutant !== undefined && { VITRUVE_MUTANT: String(mutant) }),
        },
        onLine: () => undefined,
        silence,
        journal: results,
      },
    );
    const lines = existsSync(results) ? readFileSync(results, 'utf8').split('\n') : [];
    const files = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as TestFileRun);
    return { files, broken: silent ? 'silent' : status === 0 ? undefined : 'crashed' };
  }
}
