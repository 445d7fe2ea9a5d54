import { isScalar, isSeq, valueOf, type YamlScalar } from '../../../../core/yaml/node.ts';
import type { Container } from '../../resources/model.ts';

/** A flag on the command line of a container, `--name=value`. */
export interface Flag {
  readonly value: string;
  readonly node: YamlScalar;
}

/** The flags of a container that runs a program; undefined for one that runs another. */
export function flagsOf(
  { node }: Container,
  program: string,
): { readonly program: YamlScalar; readonly flags: ReadonlyMap<string, Flag> } | undefined {
  const words = ['command', 'args'].flatMap((field) => {
    const list = valueOf(node, field);
    return isSeq(list) ? list.items.filter(isScalar) : [];
  });
  const [first] = words;
  if (!first || first.text.split('/').at(-1) !== program) return undefined;
  const flags = new Map<string, Flag>();
  for (const word of words) {
    const match = /^--([a-z][a-z0-9-]*)(?:=(.*))?$/su.exec(word.text);
    if (match) flags.set(match[1] ?? '', { value: match[2] ?? 'true', node: word });
  }
  return { program: first, flags };
}

/** What the benchmark of CIS wants of a flag. */
export interface FlagRequirement {
  readonly flag: string;
  /** True for a value that is good; it gets `undefined` when the flag is not there. */
  readonly accepts: (value: string | undefined) => boolean;
  /** What to write. */
  readonly advice?: string;
  /** What to take away. */
  readonly without?: string;
}

export const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';
export const isOff = (value: string | undefined): boolean => value === 'false';
export const isOn = (value: string | undefined): boolean => value === 'true';
export const isAbsent = (value: string | undefined): boolean => value === undefined;
export const includes =
  (word: string) =>
  (value: string | undefined): boolean =>
    value?.split(',').includes(word) ?? false;
export const excludes =
  (word: string) =>
  (value: string | undefined): boolean =>
    !includes(word)(value);
