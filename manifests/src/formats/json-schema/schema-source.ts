/**
 * Where the schemas of Kubernetes resources come from: files that the build makes (`scripts/kubernetes/`), read one by one when a
 * manifest needs them. Whoever starts a process knows how files are read there.
 */
export interface SchemaSource {
  /** The text of a file such as `apps_v1.json`; undefined when there is none. */
  read(name: string): string | undefined;
}

let current: SchemaSource | undefined;
let revision = 0;

/** Sets where schemas are read from, once, at the start of the process. Without it, no resource is checked against a schema. */
export function setSchemaSource(source: SchemaSource | undefined): void {
  current = source;
  revision++;
}

/** Grows when schemas come from elsewhere: what was read before is of no use then. */
export function sourceRevision(): number {
  return revision;
}

/** The content of a file; undefined when there is none. */
export function readStored(name: string): unknown {
  const text = current?.read(name);
  return text === undefined ? undefined : JSON.parse(text);
}
