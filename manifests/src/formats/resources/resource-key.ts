/** The key of a resource of Kubernetes in the graph: `service/web`. Whoever names one from another format uses it too. */
export function resourceKey(kind: string, name: string): string {
  return `${kind.toLowerCase()}/${name}`;
}
