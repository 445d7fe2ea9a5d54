import { basename } from 'node:path';
import type { ServiceHost } from '../../../http/service.ts';
import { ServiceMetrics } from './metrics.ts';
import { Requests } from './requests.ts';
import { ServedFile, type Answered, type Served } from './served.ts';

/** More make small runs slower: a row takes some microseconds. */
const THREADS = 1;

/** A model over HTTP, whatever the form of requests and answers. */
export class PredictionService {
  readonly file: ServedFile;
  readonly requests: Requests;
  readonly metrics = new ServiceMetrics();
  /** Of the model: the name of its file. */
  readonly name: string;
  /** Of Vitruve. */
  readonly version: string;

  /** @param model absolute path. */
  constructor(model: string, host: ServiceHost) {
    const { modelVersion, threads } = host.options;
    this.name = basename(model, '.onnx');
    this.version = host.version;
    this.requests = new Requests(host);
    this.file = new ServedFile(model, {
      shown: basename(model),
      threads: typeof threads === 'number' ? threads : THREADS,
      time: host.limits.time,
      version: typeof modelVersion === 'string' ? modelVersion : undefined,
      onRun: (rows) => {
        this.metrics.countRun(rows);
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
   * @param _idOf the id of each row.
   * @throws RequestError for rows that do not fit. @throws TaskError when the model does not run.
   */
  async answer(rows: readonly unknown[], _idOf: (row: number) => string): Promise<Answered> {
    const answered = await this.file.answer(rows);
    this.metrics.countAnswers(answered);
    return answered;
  }
}
