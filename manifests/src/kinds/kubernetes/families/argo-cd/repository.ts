import type { Entity } from '../../../../core/graph/entity.ts';
import type { Graph } from '../../../../core/graph/graph.ts';
import { keptBy } from '../../../../core/text/memory.ts';
import { fileName, folderOf, inFolder } from '../../../../core/text/resource.ts';

/** Folders above a file that are looked at. */
const MAX_DEPTH = 16;

/** All folders that hold manifests, and those around them. */
const foldersOf = keptBy((resources: readonly Entity[]): ReadonlySet<string> => {
  const folders = new Set<string>();
  for (const uri of new Set(resources.map((resource) => resource.uri))) {
    for (let folder = folderOf(uri); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  }
  return folders;
});

/** The folders above a file, the nearest first. */
export function foldersAbove(uri: string): readonly string[] {
  const above: string[] = [];
  for (
    let folder = folderOf(uri);
    above.length < MAX_DEPTH && above.at(-1) !== folder;
    folder = folderOf(folder)
  )
    above.push(folder);
  return above;
}

/**
 * The folders that paths may be relative to: those above the file, up to that of the repository where it is known. A project
 * within a larger repository is often published as one of its own.
 */
export function rootsOf(uri: string, graph: Graph): readonly string[] {
  const above = foldersAbove(uri);
  const root = above.findIndex((folder) => graph.fileExists(inFolder(folder, '.git')));
  return root === -1 ? above : above.slice(0, root + 1);
}

/** The folder that a path of an application means, in the repository that the file is in; undefined when there is none. */
export function localFolderOf(path: string, uri: string, graph: Graph): string | undefined {
  const plain = path.replace(/^(?:\.?\/)+/u, '').replace(/\/+$/u, '');
  const folders = foldersOf(graph.all('resource', uri));
  return rootsOf(uri, graph)
    .map((root) => (plain === '' || plain === '.' ? root : inFolder(root, plain)))
    .find(
      (folder) =>
        folders.has(folder) || graph.find('release-unit', folder, uri).length > 0 || graph.fileExists(folder),
    );
}

/** True when a folder above the file bears the name of the repository. */
export function isNamedLike(repository: string, uri: string): boolean {
  const name = repositoryName(repository);
  return name !== '' && foldersAbove(uri).some((folder) => fileName(folder) === name);
}

/** `https://github.com/owner/name.git` is `name`. */
export function repositoryName(repository: string): string {
  return (
    repository
      .replace(/\/+$/u, '')
      .replace(/\.git$/u, '')
      .split(/[/:]/u)
      .at(-1) ?? ''
  );
}

/** Two ways to write the address of one repository. */
export function sameRepository(one: string, other: string): boolean {
  return addressOf(one) === addressOf(other);
}

function addressOf(repository: string): string {
  return repository
    .replace(/^[a-z+]+:\/\/(?:[^@/]*@)?/iu, '')
    .replace(/^[^@/]*@/u, '')
    .replace(/^([^/:]+):/u, '$1/')
    .replace(/\/+$/u, '')
    .replace(/\.git$/u, '')
    .toLowerCase();
}
