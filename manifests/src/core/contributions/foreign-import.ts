import { t } from '@vscode/l10n';

/** A file of another program, as it was read. */
export interface ForeignFile {
  /** As messages name it. */
  readonly name: string;
  readonly text: string;
}

/** How much is imported at once, and what is not looked into. */
export const FOREIGN_LIMITS = {
  /** Bytes of all files together. */
  mostBytes: 64 * 1024 * 1024,
  mostFiles: 10_000,
  /** Names of folders that hold other people's files. */
  neverIn: /^(?:node_modules|\..+)$/u,
} as const;

/** A place in a file of another program; line and column count from 1. */
export interface ForeignPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something that is to be said of files that are imported. */
export interface ForeignRemark {
  readonly message: string;
  /** Undefined for what is said of all files together. */
  readonly at?: ForeignPlace | undefined;
}

/** A manifest that was made of files of another program. */
export interface ForeignImport {
  readonly text: string;
  /** What the manifest does without. */
  readonly lost: readonly ForeignRemark[];
}

/** The command of the editor that makes a manifest of files of another program. */
export interface ImportCommand {
  /** The id of the command, `vitruve.importArchitecture`, whose title is in `package.nls.json`. */
  readonly id: string;
  /** A product icon of VS Code. */
  readonly icon: string;
  /** The name that is proposed for the manifest. */
  readonly fileName: string;
}

/** Files of a program that is known, but of which no manifest can be made. */
export interface ForeignRefusal {
  readonly refused: ForeignRemark;
}

/** Finds the places of characters of a file, by their offsets in UTF-16 units from 0. */
export function placesIn({ name, text }: ForeignFile): (offset: number) => ForeignPlace {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file: name, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** How files are called together: by their names, or by the first one and how many others there are. */
export function sourceOf(names: readonly string[]): string {
  const [first = '', ...others] = names;
  return others.length < MOST_NAMES ? names.join(', ') : t('{0} and {1} other files', first, others.length);
}

/** Files that a line names. */
const MOST_NAMES = 3;

/** A remark as a line: `model.c4:3:5: …`, or behind the name of what is imported. */
export function remarkLine({ message, at }: ForeignRemark, source: string): string {
  return at ? `${at.file}:${at.line}:${at.column}: ${message}` : `${source}: ${message}`;
}
