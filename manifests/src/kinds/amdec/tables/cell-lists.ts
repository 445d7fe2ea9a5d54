import type { Draft } from './draft.ts';

/** One text, or a list of the lines of a cell. */
export function lines(text: string | undefined): Draft | undefined {
  const parts = text?.split(/\r?\n/u).filter((line) => line.trim() !== '');
  return parts && parts.length > 1 ? parts : text;
}

/** The ids of decisions that a cell names. */
export function ids(text: string | undefined): Draft | undefined {
  return text?.split(/[,;\n]/u).flatMap((id) => id.trim() || []);
}
