import type { TaskSchema } from '@vitruve/schemas/tasks';
import type { ServiceHost, ServiceRoutes } from '../http/service.ts';
import type { Block } from './report/block.ts';

/** Where a task is asked for, and by what. */
export interface TaskContext {
  /** Absolute. Paths in texts and reports are relative to it where they lie in it. */
  readonly folder: string;
  /** Of Vitruve. */
  readonly version: string;
}

/** For programs that a task starts. */
export interface ProgramContext {
  /** That of this process unless it is given. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Told of each program that it starts, which a later run ends if this process was killed. */
  readonly onProgram?: (pid: number) => void;
}

/** What a run needs of whoever waits for it. */
export interface RunContext<Item> extends TaskContext, ProgramContext {
  /** What was done before it is aborted stays; the result says what was not. */
  readonly signal: AbortSignal;
  /** What its stage asks for; unknown elsewhere. */
  readonly resources?: RunResources;
  /** Whether others read what its stage writes, and need not run again where the rows of a table are those of before. */
  readonly hashesRows?: boolean;
  /** The value of a secret, or of an environment variable, by its name; variables of this process unless it is given. */
  readonly secret?: (name: string) => string | undefined;
  /** Called when an item is done, whatever became of it. */
  readonly onItem: (progress: ItemProgress<Item>) => void;
}

/** What a run may take of the machine; 0 where it is not said. */
export interface RunResources {
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
}

export interface ItemProgress<Item> {
  readonly done: number;
  readonly total: number;
  readonly item: Item;
}

/** What a task would read and write, without doing it: for keys of caches, dry runs and resuming. */
export interface TaskPlan {
  /** Absolute paths of files; of some that do not exist, where it matters whether they do. */
  readonly reads: readonly string[];
  /** Absolute paths of files, and of folders where the names of files are known only once they were made. */
  readonly writes: readonly string[];
  /**
   * SHA-256 of all that the outputs depend on but the contents of what is read: settings, models, the task's version. The same
   * in a copy of the folder elsewhere: see `portableInputs`.
   */
  readonly fingerprint: string;
  /** Why nobody can know whether what it reads changed, such as data of a server: its stage always runs. */
  readonly unknown?: string;
}

/** `invalid`: what was to be read is broken or missing. A terminal shows it as the exit status 0, 1, 2 or 130. */
export type Status = 'succeeded' | 'failed' | 'invalid' | 'cancelled';

export interface Summary {
  /** One sentence or two, for a notification. */
  readonly text: string;
  readonly status: Status;
  /** What can be compared between runs. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** What became of one item, in a line of a terminal or a log. */
export interface ItemLine {
  readonly text: string;
  readonly isFailure: boolean;
  /** False for an item that was cancelled: the end of the run tells of it. */
  readonly isTold: boolean;
  /** False for an item that took no time: the rate of a run does not count it. */
  readonly isWork: boolean;
}

/** What became of a check of data. */
export interface TaskCheck {
  /** Absolute path of the table. */
  readonly file: string;
  readonly name: string;
  /** What is expected: `range`, `unique` … */
  readonly expectation: string;
  readonly columns: readonly string[];
  readonly severity: string;
  readonly isPassed: boolean;
}

/** Inputs with what a configuration file adds to them. */
export interface ResolvedInputs<Inputs> {
  readonly inputs: Inputs;
  /** Absolute paths of the reports that the configuration asks for. */
  readonly reports: readonly string[];
}

export interface PrintOptions {
  readonly color: boolean;
}

/** A report in a form of its own. */
export interface ReportForm<Inputs, Result> {
  render(inputs: Inputs, result: Result, context: TaskContext): string;
}

/**
 * Something that Vitruve runs: from the command line, the editor, `tasks.json` or a stage of a pipeline. A task is a folder
 * of `tasks/`; what it does not say here (journal, progress, cancelling, reports, flags …) it is given by `running/`.
 *
 * Inputs, items and results are plain JSON: they cross processes.
 */
export interface Task<Inputs = unknown, Item = unknown, Result = unknown> {
  /** The inputs: `schemas/tasks/<name>.schema.json`. */
  readonly schema: TaskSchema;
  /** Of what the task does: another version makes other outputs of the same inputs. */
  readonly version: number;

  /**
   * Adds what a configuration file says where the inputs say nothing.
   * @throws UserError when the file cannot be used.
   */
  resolve?(inputs: Inputs): Promise<ResolvedInputs<Inputs>>;

  /** @throws UserError when nothing can be planned. */
  plan(inputs: Inputs, context: TaskContext): Promise<TaskPlan>;

  /**
   * Runs the task. What goes wrong with one item is in the result, and ends nothing.
   * @param inputs valid by the schema, resolved, their paths absolute.
   * @throws UserError when it cannot begin.
   */
  run(inputs: Inputs, context: RunContext<Item>): Promise<Result>;

  /**
   * Hashes of the rows of tables that it wrote, whatever their order, by the absolute paths of their files: a stage that reads one need
   * not run again where only the order of rows is another one. None of a table that has an order.
   */
  rowHashes?(result: Result): Readonly<Record<string, string>>;

  /** What became of checks of data; those that could not be made are left out. */
  checks?(result: Result): readonly TaskCheck[];

  /** Absent where a run has no items, though it tells how far it is. */
  describeItem?(item: Item, context: TaskContext): ItemLine;
  /** How fast it goes, in its own unit; items a second unless it is given. */
  describeRate?(perSecond: number): string;
  summarize(inputs: Inputs, result: Result, context: TaskContext): Summary;
  report(inputs: Inputs, result: Result, context: TaskContext): readonly Block[];
  /** What `--json` prints and reports in JSON hold. Its form is stable. */
  toJson(inputs: Inputs, result: Result, context: TaskContext): unknown;
  /**
   * The view that an editor can show of a result, by the name under which it is registered there; undefined for a result
   * that it has nothing to show of.
   */
  view?(inputs: Inputs, result: Result): string | undefined;
  /** What a terminal shows at the end: the text of the summary unless it is given. */
  print?(
    inputs: Inputs,
    result: Result,
    context: TaskContext & PrintOptions,
  ): string | Uint8Array | Promise<string | Uint8Array>;

  /** True when `print` says again what the lines of the items say: a terminal shows it once. */
  readonly printsItems?: boolean;

  /** Endings of files that hold what people decided, and that no report may replace: `.blur.json`. */
  readonly keptEndings?: readonly string[];
  /** Reports in forms of its own, by the ending of their files: `.coco.json`. */
  readonly reportForms?: Readonly<Record<string, ReportForm<Inputs, Result>>>;
  /** What its view asks beside the requests that every task answers, by the method, which begins with its name: `<name>/preview`. */
  readonly requests?: Readonly<Record<string, (params: never) => Promise<unknown>>>;

  /** What it answers over HTTP, with these inputs unless a request asks for others. */
  routes?(inputs: Inputs, host: ServiceHost): ServiceRoutes;

  /** Ends what stays warm between runs, such as models. */
  dispose?(): Promise<void>;
}

/** A task in the list: what is known of it without loading it. */
export interface TaskEntry {
  readonly schema: TaskSchema;
  /** Loads the code of the task, with the libraries that it needs. */
  readonly load: () => Promise<Task>;
}
