import { t } from '@vscode/l10n';
import { expressionsIn, type ExpressionPart } from '@vitruve/manifests';
import { UserError } from '@vitruve/workspace';
import { CmdReader } from './cmd-reader.ts';
import type { Context, ShellReader } from './context.ts';
import { PosixReader } from './posix-reader.ts';
import { PwshReader } from './pwsh-reader.ts';
import { quoted } from './quoting.ts';
import { variableIn } from './variable.ts';
import type { ShellName } from '../plan/stage-settings.ts';

/** A script that cannot be written as it was meant. */
export class ScriptError extends UserError {}

/** A piece of a script: text as it is written, or an expression. */
type Piece = { readonly text: string } | { readonly parts: readonly ExpressionPart[] };

/**
 * A script with its expressions replaced by their values, each quoted so that the shell reads exactly its text.
 * @param valuesOf the values of an expression; undefined for one that stays as it is.
 * @param variableOf the variable of the environment that holds the value of an expression when the script is run, where there is one.
 * @throws ScriptError for a value that cannot stand at its place.
 */
export function expandedScript(
  script: string,
  shell: ShellName,
  valuesOf: (parts: readonly ExpressionPart[]) => readonly string[] | undefined,
  variableOf: (parts: readonly ExpressionPart[]) => string | undefined = () => undefined,
): string {
  const reader = readerOf(shell);
  let result = '';
  for (const piece of piecesOf(script)) {
    if ('text' in piece) {
      reader.read(piece.text);
      result += piece.text;
      continue;
    }
    const name = piece.parts.map(({ text }) => text).join('.');
    const context = reader.context();
    const variable = variableOf(piece.parts);
    const written =
      variable === undefined
        ? writtenValues(valuesOf(piece.parts), shell, context, name)
        : writtenVariable(variable, shell, context, name);
    reader.value(written);
    result += written;
  }
  if (reader.isBroken()) throw new ScriptError(t('A value would end a here-document before its last line'));
  return result;
}

function writtenVariable(variable: string, shell: ShellName, context: Context, name: string): string {
  const written = variableIn(variable, shell, context);
  if (written === undefined)
    throw new ScriptError(t('The value of "{0}" cannot be used here in a command: {1}', name, variable));
  return written;
}

function writtenValues(
  values: readonly string[] | undefined,
  shell: ShellName,
  context: Context,
  name: string,
): string {
  if (!values) throw new ScriptError(t('"{0}" has no value', name));
  const [only] = values;
  if (context.kind !== 'word' && (values.length !== 1 || only === undefined))
    throw new ScriptError(t('"{0}" has several values: use it as a separate word', name));
  const written = values.map((value) => {
    const text = quoted(value, shell, context);
    if (text === undefined)
      throw new ScriptError(t('The value of "{0}" cannot be used here in a command: {1}', name, value));
    return text;
  });
  return written.join(' ');
}

function readerOf(shell: ShellName): ShellReader {
  if (shell === 'pwsh') return new PwshReader();
  return shell === 'cmd' ? new CmdReader() : new PosixReader(shell === 'bash');
}

function piecesOf(script: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { parts, start, end } of expressionsIn(script)) {
    pieces.push({ text: unescaped(script.slice(from, start)) }, { parts });
    from = end;
  }
  pieces.push({ text: unescaped(script.slice(from)) });
  return pieces;
}

/** `$${` is `${` itself. */
function unescaped(text: string): string {
  return text.replaceAll('$${', '${');
}
