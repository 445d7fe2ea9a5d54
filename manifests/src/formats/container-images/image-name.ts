/** The name of a container image, cut into its parts. */
export interface ImageName {
  /** Host, with a port where written; undefined for Docker Hub's short names. */
  readonly registry: string | undefined;
  /** Path within the registry, without `library/`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:…` */
  readonly digest: string | undefined;
}

const HOST = /^(?:[a-zA-Z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d+)?$/u;
const PATH =
  /^([a-z0-9]+(?:(?:[._/]|__|-+)[a-z0-9]+)*)(?::([\w][\w.-]{0,127}))?(?:@([a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}))?$/u;

/**
 * Reads the name of an image (https://pkg.go.dev/github.com/distribution/reference); undefined for one that a registry
 * refuses, and for templates (`${TAG}`, `{{ image }}`).
 */
export function imageNameOf(text: string): ImageName | undefined {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  // `library/nginx`: the first part is a host only if it looks like one.
  const isHost = /[.:]|^localhost$/u.test(first);
  if (isHost && !HOST.test(first)) return undefined;
  const match = PATH.exec(isHost ? text.slice(slash + 1) : text);
  if (!match) return undefined;
  const [, repository = '', tag, digest] = match;
  const registry = isHost && first !== 'docker.io' ? first : undefined;
  return {
    registry,
    repository: registry === undefined ? repository.replace(/^library\//u, '') : repository,
    tag,
    digest,
  };
}

/** What two mentions of the same image have in common, whatever their tags: the key of an `image` entity. */
export function imageKey({ registry, repository }: ImageName): string {
  return registry === undefined ? repository : `${registry.toLowerCase()}/${repository}`;
}
