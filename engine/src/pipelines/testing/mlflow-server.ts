import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface KeptRun {
  info: { run_id: string; status: string; artifact_uri: string; end_time?: number };
  readonly name: string;
  readonly tags: Map<string, string>;
  readonly params: Map<string, string>;
  readonly metrics: Map<string, number>;
}

interface Pair<Value> {
  readonly key: string;
  readonly value: Value;
}

/** What requests send. */
interface Body {
  readonly run_id?: string;
  readonly name?: string;
  readonly filter?: string;
  readonly run_name?: string;
  readonly status?: string;
  readonly end_time?: number;
  readonly tags?: readonly Pair<string>[];
  readonly params?: readonly Pair<string>[];
  readonly metrics?: readonly Pair<number>[];
}

/** A server that keeps runs as MLflow does, as far as runs are exported to it. */
export class MlflowServer {
  readonly runs = new Map<string, KeptRun>();
  readonly files = new Map<string, string>();
  readonly authorizations = new Set<string | undefined>();
  readonly experiments: string[] = [];
  /** Where it says that files of runs lie. */
  artifacts = 'mlflow-artifacts:/1';
  /** The path of requests that are refused. */
  refused: string | undefined;
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.authorizations.add(request.headers.authorization);
        const url = new URL(request.url ?? '/', 'http://x');
        const path = url.pathname.replace(/^\/api\/2\.0\/(?:mlflow\/)?/u, '');
        const text = Buffer.concat(chunks).toString('utf8');
        const answer = path === this.refused ? undefined : this.#answer(path, url.searchParams, text);
        if (answer) response.end(JSON.stringify(answer));
        else response.writeHead(path === this.refused ? 403 : 404).end('{"error_code": "NO"}');
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(path: string, query: URLSearchParams, text: string): object | undefined {
    if (path.startsWith('mlflow-artifacts/artifacts/')) {
      this.files.set(decodeURIComponent(path.slice('mlflow-artifacts/artifacts/'.length)), text);
      return {};
    }
    if (path === 'experiments/get-by-name') {
      const id = this.experiments.indexOf(query.get('experiment_name') ?? '');
      return id < 0 ? undefined : { experiment: { experiment_id: String(id + 1) } };
    }
    const body = JSON.parse(text) as Body;
    const run = this.runs.get(body.run_id ?? '');
    switch (path) {
      case 'experiments/create':
        return { experiment_id: String(this.experiments.push(body.name ?? '')) };
      case 'runs/search': {
        const key = /'(.*)'/u.exec(body.filter ?? '')?.[1];
        return { runs: [...this.runs.values()].filter(({ tags }) => tags.get('vitruve.key') === key) };
      }
      case 'runs/create': {
        const id = `r${this.runs.size + 1}`;
        const info = { run_id: id, status: 'RUNNING', artifact_uri: `${this.artifacts}/${id}/artifacts` };
        const tags = new Map((body.tags ?? []).map(({ key, value }) => [key, value]));
        const created = { info, name: body.run_name ?? '', tags, params: new Map(), metrics: new Map() };
        this.runs.set(id, created);
        return { run: created };
      }
      case 'runs/log-batch':
        for (const { key, value } of body.params ?? []) run?.params.set(key, value);
        for (const { key, value } of body.metrics ?? []) run?.metrics.set(key, value);
        return {};
      case 'runs/update':
        if (run) run.info = { ...run.info, status: body.status ?? '', end_time: body.end_time ?? 0 };
        return {};
      case 'runs/delete':
        this.runs.delete(body.run_id ?? '');
        return {};
      default:
        return undefined;
    }
  }
}
