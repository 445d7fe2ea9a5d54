/** The name of an output of DVC before those of its metrics: that of its file, without the ending. */
export function metricsName(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/(?<=.)\.[^.]*$/u, '');
}
