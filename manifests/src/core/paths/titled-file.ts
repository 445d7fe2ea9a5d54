/** How the files of a kind are named. */
export interface FileNaming {
  /** The name of the first file of a folder, where it is not made of the title. */
  readonly first?: string;
  /** What is in the place of a title that has no letter or digit. */
  readonly untitled: string;
  /** `.raci.yaml` */
  readonly extension: string;
}

/** The address of a new file at the root, with a name made of a title, numbered if need be. */
export function titledFile(
  root: string,
  title: string,
  { first, untitled, extension }: FileNaming,
  exists: (uri: string) => boolean,
): string {
  const word = wordOf(title) || untitled;
  const plain = [...(first === undefined ? [] : [first]), `${word}${extension}`].map(
    (name) => `${root}/${name}`,
  );
  const free = plain.find((uri) => !exists(uri));
  if (free !== undefined) return free;
  for (let number = 2; ; number++) {
    const uri = `${root}/${word}-${number}${extension}`;
    if (!exists(uri)) return uri;
  }
}

/** A title in small letters, digits and hyphens, without accents. */
function wordOf(title: string): string {
  return title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 60);
}
