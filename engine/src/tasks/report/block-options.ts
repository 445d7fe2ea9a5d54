import { t } from '@vscode/l10n';
import { parseYaml, plainOf } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';

/** What is written in a block of a template, as YAML. */
export class BlockOptions {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #place: string;

  /**
   * @param known keys that the block may have.
   * @param place of the block, `report.md:12`.
   * @throws TaskError for a key that is unknown, or what is no mapping.
   */
  constructor(text: string, known: readonly string[], place: string) {
    this.#place = place;
    const value = text.trim() === '' ? {} : plainOf(parseYaml(text)[0]?.root ?? null);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new TaskError(t('{0}: expected keys with values: {1}', place, known.join(', ')));
    this.#values = new Map(Object.entries(value));
    for (const key of this.#values.keys())
      if (!known.includes(key))
        throw new TaskError(
          t('{0}: "{1}" is not a valid key. Valid keys: {2}', place, key, known.join(', ')),
        );
  }

  text(key: string): string | undefined {
    const value = this.#values.get(key);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    throw new TaskError(t('{0}: "{1}" must be a string', this.#place, key));
  }

  /** One text or a list of texts. */
  texts(key: string): readonly string[] | undefined {
    const value = this.#values.get(key);
    if (!Array.isArray(value)) {
      const one = this.text(key);
      return one === undefined ? undefined : [one];
    }
    return value.map((item: unknown) => {
      if (typeof item === 'string' || typeof item === 'number') return String(item);
      throw new TaskError(t('{0}: "{1}" must be a list of texts', this.#place, key));
    });
  }

  /** A whole number from 1. */
  count(key: string): number | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
    throw new TaskError(t('{0}: "{1}" must be a whole number from 1', this.#place, key));
  }
}
