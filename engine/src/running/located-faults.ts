import { basename } from 'node:path';
import { counted, type Finding } from '@vitruve/manifests';

/** Faults that are reported at once. */
const TOLD = 5;

/** `photo.jpg.blur.json:3:12: …`, a line for each of the first faults in a text. */
export function locatedFaults(
  path: string,
  text: string,
  faults: readonly Pick<Finding, 'span' | 'message'>[],
): string {
  const lines = faults.slice(0, TOLD).map(({ span, message }) => {
    const before = text.slice(0, span.start);
    const line = before.split('\n').length;
    const column = span.start - before.lastIndexOf('\n');
    return `${basename(path)}:${line}:${column}: ${message}`;
  });
  const more = faults.length - lines.length;
  return [...lines, ...(more > 0 ? [counted(more, '{0} more error', '{0} more errors')] : [])].join('\n');
}
