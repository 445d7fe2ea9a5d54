import { basename, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { ServiceHost } from '../../../http/service.ts';
import { modelName } from '../../../learning/source/registered-model.ts';
import type { Answered, Served } from '../answered.ts';
import { logRows } from '../log/log-entry.ts';
import { PredictionLog } from '../log/prediction-log.ts';
import { ServiceMetrics } from './metrics.ts';
import { Requests } from './requests.ts';
import { ServedFile } from './served.ts';
import { serviceOptions, type PredictionServiceOptions } from './service-options.ts';

/** Milliseconds between two warnings of the same kind. */
const WARN_EVERY = 60_000;

/** A model over HTTP, whatever the form of requests and answers. */
export class PredictionService {
  readonly file: ServedFile;
  readonly requests: Requests;
  readonly metrics = new ServiceMetrics();
  /** Of the model: its name in the registry, or that of its file. */
  readonly name: string;
  /** Of Vitruve. */
  readonly version: string;
  readonly #options: PredictionServiceOptions;
  readonly #warn: (text: string) => void;
  #log: PredictionLog | undefined;
  #warned = -Infinity;

  /** @param model absolute path. */
  constructor(model: string, host: ServiceHost) {
    this.#options = serviceOptions(host.options);
    this.#warn = host.warn;
    this.name = modelName(model);
    this.version = host.version;
    this.requests = new Requests(host, this.#options.maxRows);
    this.file = new ServedFile(model, {
      shown: basename(model),
      threads: this.#options.threads,
      time: host.limits.time,
      version: this.#options.modelVersion,
      onRun: (rows) => {
        this.metrics.countRun(rows);
      },
    });
  }

  /**
   * Reads the model, and opens the log.
   * @throws UserError when one of them cannot be used.
   */
  async open(): Promise<void> {
    const { notes } = await this.load();
    const { log, logWithout, logDays } = this.#options;
    const unknown = [...logWithout].find((name) => !notes.columns.some((column) => column.name === name));
    // A name that is misspelled would be written.
    if (unknown !== undefined) throw new TaskError(t('The model has no feature "{0}"', unknown));
    if (log === undefined) return;
    this.#log = await PredictionLog.open(resolve(log), {
      ...(logDays === undefined ? {} : { days: logDays }),
      onFailure: (reason, rows) => {
        this.#tellUnlogged(reason, rows);
      },
    });
  }

  /** Reads the model, for the first time or again. @throws UserError when it cannot be used. */
  async load(): Promise<Served> {
    const served = await this.file.load();
    this.metrics.showModel(served);
    return served;
  }

  /**
   * @param rows as JSON has them.
   * @param idOf the id of each row.
   * @throws RequestError for rows that do not fit. @throws TaskError when the model does not run.
   */
  async answer(rows: readonly unknown[], idOf: (row: number) => string): Promise<Answered> {
    const began = performance.now();
    const answered = await this.file.answer(rows);
    this.metrics.countAnswers(answered);
    const facts = { idOf, time: new Date(), latency: performance.now() - began };
    this.#log?.add(logRows(answered, facts, this.#options.logWithout));
    return answered;
  }

  /** Ends the process of the model, and writes what is left of the log. */
  async close(): Promise<void> {
    await this.file.close();
    await this.#log?.close();
  }

  #tellUnlogged(reason: string, rows: number): void {
    this.metrics.countUnlogged(rows);
    if (performance.now() - this.#warned < WARN_EVERY) return;
    this.#warned = performance.now();
    this.#warn(t('Some predictions could not be logged: {0}', reason));
  }
}
