import { basename, extname } from 'node:path';
import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import { printable } from '../../running/report/printable.ts';
import type { PassedFile } from '../../running/files/walk.ts';

/** Files of one kind that lie in the folders of a run and are not read as images. */
export interface PassedOver {
  /** The extension with its dot, in lower case, or what a file without one is. */
  readonly kind: `.${string}` | 'no-extension' | 'symbolic-link' | 'special-file';
  readonly count: number;
  /** Absolute paths of the first ones. */
  readonly first: readonly string[];
}

/** Paths that are kept of each kind. */
const FIRST = 3;

/** Kinds that a line names; a report names all. */
const NAMED = 8;

/** Extensions of files that may show faces and plates: these come first. */
const SHOWING: ReadonlySet<string> = new Set([
  ...[
    '.mp4',
    '.mov',
    '.avi',
    '.mkv',
    '.webm',
    '.m4v',
    '.mpg',
    '.mpeg',
    '.wmv',
    '.3gp',
    '.mts',
    '.m2ts',
    '.flv',
  ],
  ...['.bmp', '.svg', '.jp2', '.j2k', '.jxl', '.psd', '.ico', '.tga', '.ppm', '.pgm', '.pnm', '.exr', '.hdr'],
  ...['.dng', '.cr2', '.cr3', '.nef', '.arw', '.orf', '.rw2', '.raf', '.pef', '.srw', '.raw'],
  ...['.pdf', '.doc', '.docx', '.odt', '.ppt', '.pptx', '.odp', '.xlsx', '.ods', '.eps', '.ai', '.djvu'],
  ...['.zip', '.7z', '.rar', '.tar', '.gz', '.tgz'],
]);

/** Longer ones are parts of a name, as in `Photos of 12.July in the garden`. */
const EXTENSION = /^\.[\p{L}\p{N}_+-]{1,12}$/u;

/** Files by kind: those that may show faces and plates first, then the most frequent. */
export function groupPassed(files: Iterable<PassedFile>): readonly PassedOver[] {
  const groups = new Map<PassedOver['kind'], string[]>();
  for (const file of files) {
    const kind = kindOf(file);
    const group = groups.get(kind);
    if (group) group.push(file.path);
    else groups.set(kind, [file.path]);
  }
  return [...groups]
    .map(([kind, paths]): PassedOver => ({ kind, count: paths.length, first: paths.slice(0, FIRST) }))
    .sort(
      (a, b) => Number(mayShow(b)) - Number(mayShow(a)) || b.count - a.count || (a.kind < b.kind ? -1 : 1),
    );
}

function kindOf({ path, type }: PassedFile): PassedOver['kind'] {
  if (type !== 'file') return type;
  const extension = extname(path).toLowerCase();
  return isExtension(extension) ? extension : 'no-extension';
}

function isExtension(text: string): text is `.${string}` {
  return EXTENSION.test(text);
}

/** Whether such files may show faces and plates. */
export function mayShow({ kind }: PassedOver): boolean {
  return SHOWING.has(kind) || kind === 'symbolic-link';
}

/** A kind, for people. */
export function kindText(kind: PassedOver['kind']): string {
  switch (kind) {
    case 'no-extension':
      return t('no extension');
    case 'symbolic-link':
      return t('symbolic link');
    case 'special-file':
      return t('device or pipe');
    default:
      return kind;
  }
}

/** `Not read: 12 .mp4 (a.mp4, b.mp4, c.mp4 …), 1 .pdf (d.pdf)`; undefined for nothing. */
export function passedOverText(groups: readonly PassedOver[]): string | undefined {
  if (groups.length === 0) return undefined;
  const named = groups.slice(0, NAMED).map(({ kind, count, first }) => {
    const names = first.map((path) => printable(basename(path))).join(', ');
    return `${count} ${kindText(kind)} (${names}${count > first.length ? ' …' : ''})`;
  });
  const others = groups.slice(NAMED).reduce((sum, { count }) => sum + count, 0);
  const more = others > 0 ? [counted(others, '{0} other file', '{0} other files')] : [];
  return t('Not read: {0}', [...named, ...more].join(', '));
}
