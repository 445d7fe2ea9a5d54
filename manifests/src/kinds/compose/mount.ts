import { t } from '@vscode/l10n';

/** What is mounted into a container. */
export interface Mount {
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'other';
  /** A path of the host, or the name of a volume; undefined for a volume without name. */
  readonly source: string | undefined;
  readonly target: string | undefined;
}

/**
 * Reads the short form of a mount: `[SOURCE:]TARGET[:MODE]`.
 * @returns the mount, or a sentence that says what is wrong.
 */
export function mountOf(text: string): Mount | string {
  const parts = partsOf(text);
  if (parts.some((part) => part === '')) return t('Empty source or target in the mount');
  if (parts.length > 3) return t('Too many colons: a mount has the format SOURCE:TARGET:MODE');
  const [first = '', target] = parts;
  if (target === undefined) return { type: 'volume', source: undefined, target: first };
  return { type: isPath(first) ? 'bind' : 'volume', source: first, target };
}

/** Cut at colons, but for those of `C:\data` and of `${DATA:-./data}`. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('${', at)) depth++;
    else if (text[at] === '}' && depth > 0) depth--;
    else if (text[at] === ':' && depth === 0 && !/^[A-Za-z]$/u.test(text.slice(start, at))) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** True for a path of the host, as told from the name of a volume. */
export function isPath(source: string): boolean {
  return /^(?:[./~]|\\\\|[A-Za-z]:)/u.test(source);
}
