/** True when a version of Kubernetes, `1.34`, is later than another. What is not a version is later than none. */
export function isNewer(version: string, than: string): boolean {
  return minorOf(version) > minorOf(than);
}

function minorOf(version: string): number {
  const [, major = '0', minor = '0'] = /^v?(\d+)\.(\d+)/u.exec(version) ?? [];
  return Number(major) * 1000 + Number(minor);
}
