import { joined } from '../../core/paths/relative.ts';
import { commandsOf } from './commands-of.ts';
import { wrapperLength } from './interpreters.ts';
import type { ShellWord } from './shell-words.ts';

/** A command without what only wraps it, and where it runs. */
export interface PlacedCommand {
  /** Without assignments, `sudo`, `poetry run` … before it. */
  readonly words: readonly ShellWord[];
  /** The folder from that in which the command line starts. */
  readonly folder: string;
  /** The first word, wrapped or not. */
  readonly opener: string | undefined;
  /** True when it writes its output into a file. */
  readonly writes: boolean;
}

/** The commands of a line with the folders that they run in; those behind a `cd` that cannot be followed are left out. */
export function commandsInFolders(line: string): readonly PlacedCommand[] {
  const placed: PlacedCommand[] = [];
  let folder: Folder = { path: '', pushed: [] };
  const outer: Folder[] = [];
  let depth = 0;
  for (const { words, before, after, writes } of commandsOf(line)) {
    if (before === '(') outer.push(folder);
    const opened = words[0];
    if (opened && /^(?:if|while|until|for|case|select|function)$/u.test(opened.text)) depth++;
    // What a branch or a loop does to the folder is not known after it.
    const command = words.slice(wrapperLength(words.map(({ text }) => text)));
    const moved = movedTo(folder, command);
    if (moved) folder = depth > 0 || after === '|' || after === '&' ? LOST : moved;
    else if (folder.path !== undefined && command.length > 0)
      placed.push({ words: command, folder: folder.path, opener: opened?.text, writes });
    if (opened && /^(?:fi|done|esac)$/u.test(opened.text)) depth--;
    if (after === ')') folder = outer.pop() ?? folder;
  }
  return placed;
}

/** The folder that commands run in; undefined when nobody knows. */
interface Folder {
  readonly path: string | undefined;
  readonly pushed: readonly (string | undefined)[];
}

const LOST: Folder = { path: undefined, pushed: [] };

/** Longer paths, and more folders that are left with `popd`, are no longer followed. */
const MAX_PATH = 1000;
const MAX_PUSHED = 50;

/** The folder after `cd`, `pushd` or `popd`; undefined for another command. */
function movedTo(folder: Folder, [program, ...rest]: readonly ShellWord[]): Folder | undefined {
  if (program?.text === 'popd') {
    const [path, ...pushed] = folder.pushed;
    return { path, pushed };
  }
  if (program?.text !== 'cd' && program?.text !== 'pushd') return undefined;
  const target = rest.find(({ text }) => text !== '--' && !/^-[LPe]+$/u.test(text));
  const known = target && !target.made && isRelative(target.text) && target.text !== '-';
  const joinedPath = known && folder.path !== undefined ? joined(folder.path, target.text) : undefined;
  const path = joinedPath !== undefined && joinedPath.length <= MAX_PATH ? joinedPath : undefined;
  const pushed = [folder.path, ...folder.pushed.slice(0, MAX_PUSHED)];
  return { path, pushed: program.text === 'pushd' ? pushed : folder.pushed };
}

/** True for a path that counts from the folder of the command. */
export function isRelative(path: string): boolean {
  return path !== '' && !/^(?:[/~\\]|[A-Za-z]:|[a-z][a-z0-9+.-]+:\/\/)/u.test(path);
}
