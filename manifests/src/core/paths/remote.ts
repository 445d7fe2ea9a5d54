/** True for a place that is not a path of this machine: `s3://bucket/key`, `remote://name/path`. */
export function isRemote(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//iu.test(path);
}
