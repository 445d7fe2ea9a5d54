import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { FastifyInstance } from 'fastify';
import { predictedValues } from './answers.ts';
import type { Answered, Served } from '../answered.ts';

/** Classes that are counted each for itself: a name is a label, and Prometheus keeps a series for each. */
const MOST_CLASSES = 50;

/** What `GET /metrics` tells. */
export class ServiceMetrics {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: 'vitruve_requests_total',
    help: 'Requests by route and status.',
    labelNames: ['route', 'method', 'status'],
    registers: [this.#registry],
  });
  readonly #durations = new Histogram({
    name: 'vitruve_request_duration_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['route'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.#registry],
  });
  readonly #predictions = new Counter({
    name: 'vitruve_predictions_total',
    help: 'Predicted rows by label; without a label for numbers.',
    labelNames: ['label'],
    registers: [this.#registry],
  });
  readonly #runs = new Histogram({
    name: 'vitruve_model_run_rows',
    help: 'Rows that the model ran on at once.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 512, 2048, 8192],
    registers: [this.#registry],
  });
  readonly #model = new Gauge({
    name: 'vitruve_model_info',
    help: 'The model that answers.',
    labelNames: ['version', 'sha256'],
    registers: [this.#registry],
  });
  readonly #loaded = new Gauge({
    name: 'vitruve_model_loaded_timestamp_seconds',
    help: 'When the model was read.',
    registers: [this.#registry],
  });

  readonly #unlogged = new Counter({
    name: 'vitruve_prediction_log_lost_rows_total',
    help: 'Predicted rows that could not be written to the log.',
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  get type(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }

  /** Counts the requests of a service from now on. */
  watch(app: FastifyInstance): void {
    app.addHook('onResponse', (request, reply, done) => {
      // The route, not the address: those are as many as somebody likes.
      const route = request.routeOptions.url ?? 'unknown';
      this.#requests.inc({ route, method: request.method, status: String(reply.statusCode) });
      this.#durations.observe({ route }, reply.elapsedTime / 1000);
      done();
    });
  }

  countRun(rows: number): void {
    this.#runs.observe(rows);
  }

  countUnlogged(rows: number): void {
    this.#unlogged.inc(rows);
  }

  countAnswers({ served, predictions }: Answered): void {
    const classes = served.notes.classes ?? [];
    if (predictions.of === 'items') {
      this.#predictions.inc({ label: '' }, predictions.items.length / predictions.k);
      return;
    }
    if (predictions.of !== 'classes' || classes.length > MOST_CLASSES) {
      this.#predictions.inc(
        { label: '' },
        predictions.of === 'classes' ? predictions.labels.length : predictions.values.length,
      );
      return;
    }
    for (const name of predictedValues(predictions, classes)) this.#predictions.inc({ label: String(name) });
  }

  showModel({ version, hash, loadedAt }: Served): void {
    this.#model.reset();
    this.#model.set({ version, sha256: hash }, 1);
    this.#loaded.set(loadedAt.getTime() / 1000);
  }
}
