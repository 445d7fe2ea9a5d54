import { joined } from '../paths/relative.ts';
import { commandsOf } from './commands-of.ts';
import { interpreterOf, wrapperLength, type Interpreter } from './interpreters.ts';
import type { ShellWord } from './shell-words.ts';

/** A file that a command line runs. */
export interface ScriptRun {
  /** The path from the folder in which the command line starts, after the `cd` before it: `src/train.py`, `../run.sh`. */
  readonly path: string;
  /**
   * `path` for a file that is named; `module` for the file that `python -m src.train` most likely means, which may be a
   * package or lie in an installed one: ask whether it exists.
   */
  readonly form: 'path' | 'module';
  /** What names it in the command line, from `start` to `end`, with quotes. */
  readonly start: number;
  readonly end: number;
}

/**
 * The files of the project that a POSIX command line runs: `python src/x.py`, `bash a.sh`, `./run.sh`, `cd x && node y.js`.
 * Conservative: what depends on variables, patterns or templates, absolute paths, and all behind a `cd` that cannot be
 * followed is left out, as are programs that are found on the path. Never throws; linear in the length of the line.
 */
export function scriptsOf(line: string): readonly ScriptRun[] {
  const runs: ScriptRun[] = [];
  let folder: Folder = { path: '', pushed: [] };
  const outer: Folder[] = [];
  let depth = 0;
  for (const { words, before, after } of commandsOf(line)) {
    if (before === '(') outer.push(folder);
    const opened = words[0];
    if (opened && /^(?:if|while|until|for|case|select|function)$/u.test(opened.text)) depth++;
    // What a branch or a loop does to the folder is not known after it.
    const command = words.slice(wrapperLength(words.map(({ text }) => text)));
    const moved = movedTo(folder, command);
    if (moved) folder = depth > 0 || after === '|' || after === '&' ? LOST : moved;
    else if (folder.path !== undefined) runs.push(...runsOf(command, folder.path, words[0]?.text === 'uv'));
    if (opened && /^(?:fi|done|esac)$/u.test(opened.text)) depth--;
    if (after === ')') folder = outer.pop() ?? folder;
  }
  return runs;
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

/** @param byUv `uv run x.py` needs no interpreter before the file. */
function runsOf(command: readonly ShellWord[], folder: string, byUv: boolean): readonly ScriptRun[] {
  const [program, ...rest] = command;
  if (!program || program.made) return [];
  const found = interpreterOf(program.text, rest[0]?.text);
  if (found) return fileOf(found.interpreter, rest.slice(found.words - 1), folder);
  if (program.text === 'source' || program.text === '.') {
    const [sourced] = rest;
    return sourced && /\.(?:sh|bash|zsh|ksh)$/u.test(sourced.text) ? runOf(sourced, folder) : [];
  }
  return program.text.includes('/') || (byUv && program.text.endsWith('.py')) ? runOf(program, folder) : [];
}

/** The file among the words after an interpreter. */
function fileOf(interpreter: Interpreter, words: readonly ShellWord[], folder: string): readonly ScriptRun[] {
  const { ending, valued, without, fileOption, moduleOption, lenient = false } = interpreter;
  let sure = true;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const { text } = word;
    if (fileOption?.test(text)) return words[at + 1] ? runOf(words[at + 1] as ShellWord, folder) : [];
    const assigned = fileOption && /^--file=(.+)$/u.exec(text)?.[1];
    if (assigned !== undefined) return runOf({ ...word, text: assigned }, folder);
    if (moduleOption?.test(text)) return moduleRun(words[at + 1], folder);
    if (without?.test(text)) return [];
    if (/^[-+]./u.test(text)) {
      if (valued.test(text)) at++;
      // The next word may be the value of an option that is not known here.
      else if (/^--/u.test(text) && !text.includes('=') && text !== '--') sure = false;
      continue;
    }
    if (fileOption) return [];
    if (ending.test(text) || (sure && !lenient && /\/[^/.]+$/u.test(text))) return runOf(word, folder);
    if (!lenient && sure) return [];
  }
  return [];
}

function moduleRun(word: ShellWord | undefined, folder: string): readonly ScriptRun[] {
  if (!word || word.made || !/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/u.test(word.text)) return [];
  const { start, end } = word;
  return [{ path: joined(folder, `${word.text.replaceAll('.', '/')}.py`), form: 'module', start, end }];
}

function runOf({ text, made, start, end }: ShellWord, folder: string): readonly ScriptRun[] {
  if (made || !isRelative(text) || text.endsWith('/')) return [];
  return [{ path: joined(folder, text), form: 'path', start, end }];
}

function isRelative(path: string): boolean {
  return path !== '' && !/^(?:[/~\\]|[A-Za-z]:|[a-z][a-z0-9+.-]+:\/\/)/u.test(path);
}
