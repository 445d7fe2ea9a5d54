import type { YamlScalar } from '@vitruve/manifests';
import { placeOf } from '../place.ts';

/** Where the lines of a script are in its pipeline. */
export interface ScriptPlace {
  /** The file of the script, as the shell names it. */
  readonly script: string;
  /** The pipeline, as it is shown. */
  readonly shown: string;
  /** The line of the pipeline, from 1, of a line of the script, from 1. */
  readonly lineOf: (line: number) => number;
}

/**
 * Where a script came from.
 * @param text of the pipeline.
 * @param expanded the script with its values: a value of several lines shifts what is behind it.
 */
export function scriptPlace(
  { script, shown }: Pick<ScriptPlace, 'script' | 'shown'>,
  text: string,
  node: YamlScalar,
  expanded: string,
): ScriptPlace {
  const { line } = placeOf('', text, node.span.start);
  const isLiteral = text.charAt(node.span.start) === '|';
  const isShifted = expanded.split('\n').length !== node.text.split('\n').length;
  return { script, shown, lineOf: (at) => (isLiteral && !isShifted ? line + at : line) };
}

/** A line that a shell has told, with the place in the pipeline instead of that in the file of the script. */
export function withPipelinePlace(told: string, { script, shown, lineOf }: ScriptPlace): string {
  const at = told.indexOf(script);
  if (at < 0) return told;
  const rest = told.slice(at + script.length);
  const number = /^: (?:line )?(\d{1,9})(?=:)/u.exec(rest);
  if (!number) return told;
  return `${told.slice(0, at)}${shown}:${lineOf(Number(number[1]))}${rest.slice(number[0].length)}`;
}
