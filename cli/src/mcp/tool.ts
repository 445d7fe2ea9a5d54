import type { FreshFolder } from './fresh-folder.ts';

/** A question that an assistant may ask. None changes anything. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  /** Texts that it is asked with, by name. */
  readonly inputs: Readonly<Record<string, ToolInput>>;
  /**
   * @param given values of the inputs; those that are not optional are there.
   * @returns what is answered: a text as it is, all else as JSON.
   * @throws UserError that the assistant is told.
   */
  readonly answer: (folder: FreshFolder, given: Readonly<Record<string, string>>) => Promise<unknown>;
}

export interface ToolInput {
  readonly description: string;
  readonly isOptional?: boolean;
}
