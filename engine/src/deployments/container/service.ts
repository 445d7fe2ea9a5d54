/** What all files of a container say of the service in it. */
export interface Service {
  /** Of resources and images: lower-case letters, digits and dashes, at most 50. */
  readonly name: string;
  /** Of the file in the folder. */
  readonly file: string;
  readonly image: string;
  readonly namespace: string;
  readonly replicas: number;
  /** Of the model, in its registry or of its file. */
  readonly version: string;
  /** The version as the tag of an image. */
  readonly tag: string;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly owner: string | undefined;
}

/** What the service listens on: above 1024, since it does not run as root. */
export const PORT = 8080;

/** User and group: no one on the host has such a number. */
export const USER = 10_001;

/** The folder of the log of predictions, a volume. */
export const LOG = '/predictions';

/** Days that the log is kept. */
export const LOG_DAYS = 90;

/** What the service is started with besides what the image says. */
export const LOG_ARGUMENTS: readonly string[] = ['--log', LOG, '--log-days', String(LOG_DAYS)];

/** The folder where the file with the token is mounted. */
export const SECRETS = '/run/vitruve';

/** The file with the token, in the Secret and where it is mounted. */
export const TOKEN_FILE = 'token';

/** Bytes that the service needs: two processes, the libraries and a model of some megabytes. */
export const MEMORY_MEBIBYTES = 512;

/** Half a processor, in the words of Kubernetes and of Compose. */
export const CPU = { kubernetes: '500m', compose: '0.5' } as const;

/** The name of the Secret with the token, which the user makes. */
export function tokenSecret({ name }: Pick<Service, 'name'>): string {
  return `${name}-token`;
}
