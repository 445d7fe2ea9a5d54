import type { ExpressionPart } from '@vitruve/manifests';
import { ScriptError } from '../../commands/script.ts';
import { valuesOf, writtenCommands, type ScriptSource } from './commands.ts';

/** Commands that all runs of a stage have, with what differs between them in variables. */
export interface SharedCommands {
  readonly commands: readonly string[];
  /** The values of the variables in each run, in the order of the runs. */
  readonly values: readonly ReadonlyMap<string, string>[];
}

/**
 * The commands of a stage for all of its runs; undefined where they cannot be the same.
 * @param sources of the runs.
 * @param parameterOf the variable of a parameter that is known only when the commands run.
 */
export function sharedCommands(
  sources: readonly ScriptSource[],
  parameterOf: (parts: readonly ExpressionPart[]) => string | undefined,
): SharedCommands | undefined {
  const [first] = sources;
  if (!first) return undefined;
  const values = sources.map(() => new Map<string, string>());
  const variableOf = (parts: readonly ExpressionPart[]): string | undefined => {
    const parameter = parameterOf(parts);
    if (parameter !== undefined) return parameter;
    const all = sources.map((source) => valuesOf(source, parts));
    const texts = new Set(all.map((of) => JSON.stringify(of)));
    if (texts.size === 1) return undefined;
    const variable = `VITRUVE_${parts.map(({ text }) => text.replaceAll(/\W/gu, '_')).join('_')}`;
    for (const [index, of] of all.entries()) {
      const [only, ...others] = of ?? [];
      if (only === undefined || others.length > 0) throw new ScriptError(variable);
      const before = values[index]?.get(variable);
      // Two expressions whose names differ in signs that variables do not have.
      if (before !== undefined && before !== only) throw new ScriptError(variable);
      values[index]?.set(variable, only);
    }
    return variable;
  };
  try {
    return { commands: writtenCommands(first, variableOf), values };
  } catch (error) {
    if (error instanceof ScriptError) return undefined;
    throw error;
  }
}
