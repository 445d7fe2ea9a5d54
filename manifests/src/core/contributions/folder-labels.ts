import { fileName, folderOf } from '../text/resource.ts';

/**
 * Names of folders that tell them apart: what lies below the folder that all are in (`docs/adr`), or the name of the only one.
 * @param uris of the folders, without a slash at the end.
 */
export function folderLabels(uris: Iterable<string>): ReadonlyMap<string, string> {
  const folders = [...new Set(uris)];
  const [first = ''] = folders;
  let common = folderOf(first);
  while (common !== folderOf(common) && !folders.every((folder) => folder.startsWith(`${common}/`)))
    common = folderOf(common);
  return new Map(
    folders.map((folder) => {
      const below = folder.startsWith(`${common}/`) ? folder.slice(common.length + 1) : fileName(folder);
      return [folder, decodedPath(below)] as const;
    }),
  );
}

/** A path of a URI as people write it; as it is where it cannot be decoded. */
function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
