import { joined } from '../../core/paths/relative.ts';
import { keptBy } from '../../core/text/memory.ts';
import { commandsInFolders, isRelative } from './in-folders.ts';
import { interpreterOf, type Interpreter } from './interpreters.ts';
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
  return commandsInFolders(line).flatMap(({ words, folder, opener }) =>
    scriptOf(words, folder, opener === 'uv'),
  );
}

/**
 * The file that one command runs.
 * @param byUv `uv run x.py` needs no interpreter before the file.
 */
export function scriptOf(command: readonly ShellWord[], folder: string, byUv: boolean): readonly ScriptRun[] {
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

/** The same for a line that is written somewhere, kept for as long as that is the same. */
export const scriptsIn = keptBy((line: { readonly text: string }) => scriptsOf(line.text));

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
