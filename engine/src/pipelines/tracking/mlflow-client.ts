import { reasonOf, TaskError } from '@vitruve/workspace';
import { t } from '@vscode/l10n';

/** Milliseconds that an answer may take. */
const PATIENCE = 60_000;

/** Characters of an answer that an error shows. */
const SHOWN = 300;

/** The REST API of an MLflow tracking server, version 2.0 of it, which MLflow 2 and 3 have. */
export class MlflowClient {
  readonly base: string;
  readonly #headers: Readonly<Record<string, string>>;

  /**
   * @param address of the server: `http://localhost:5000`.
   * @param environment where MLflow looks for credentials: a token, or a name with a password.
   * @throws TaskError for what is no address of a server.
   */
  constructor(address: string, environment: Readonly<Record<string, string | undefined>>) {
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || !/^https?:$/u.test(url.protocol))
      throw new TaskError(t('"{0}" is not the address of a server: expected http:// or https://', address));
    this.base = url.href.replace(/[?#].*$/u, '').replace(/\/+$/u, '');
    this.#headers = authorization(environment);
  }

  /** @throws TaskError when the server cannot be reached, or refuses. */
  async post<Answer>(path: string, body: object): Promise<Answer> {
    const response = await this.#request(`api/2.0/mlflow/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer;
  }

  /** @returns undefined for what does not exist. */
  async get<Answer>(path: string, query: Readonly<Record<string, string>>): Promise<Answer | undefined> {
    const asked = `api/2.0/mlflow/${path}?${new URLSearchParams(query).toString()}`;
    const response = await this.#request(asked, { method: 'GET' }, [404]);
    return response.status === 404 ? undefined : ((await response.json()) as Answer);
  }

  /** Stores a file of a run. @param path below the artifacts of the server. */
  async putArtifact(path: string, text: string): Promise<void> {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    await this.#request(`api/2.0/mlflow-artifacts/artifacts/${encoded}`, {
      method: 'PUT',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: text,
    });
  }

  async #request(path: string, init: RequestInit, accepted: readonly number[] = []): Promise<Response> {
    const { host } = new URL(this.base);
    let response: Response;
    try {
      response = await fetch(`${this.base}/${path}`, {
        ...init,
        headers: { ...this.#headers, ...(init.headers as Readonly<Record<string, string>> | undefined) },
        // Credentials are for this server alone.
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch (error) {
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      throw new TaskError(t('{0} cannot be reached: {1}', host, reasonOf(cause)));
    }
    if (response.ok || accepted.includes(response.status)) return response;
    const text = (await response.text().catch(() => '')).slice(0, SHOWN);
    throw new TaskError(t('{0} refuses the request: status {1} {2}', host, response.status, text).trimEnd());
  }
}

/** As MLflow's own clients find credentials. */
function authorization({
  MLFLOW_TRACKING_TOKEN: token,
  MLFLOW_TRACKING_USERNAME: user,
  MLFLOW_TRACKING_PASSWORD: password = '',
}: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  if (user !== undefined && user !== '')
    return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  return token === undefined || token === '' ? {} : { authorization: `Bearer ${token}` };
}
