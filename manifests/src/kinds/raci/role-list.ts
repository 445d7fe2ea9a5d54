import { nameKey, type Notation } from '../../core/graph/entity.ts';
import type { Span } from '../../core/text/span.ts';
import type { Role } from './model.ts';

/** The roles of a matrix while it is read: those that it declares, or those that its rows name. */
export class RoleList {
  readonly all: Role[];
  readonly declared: boolean;
  readonly #byKey = new Map<string, number>();

  constructor(roles: readonly Role[], declared: boolean) {
    this.all = [...roles];
    this.declared = declared;
    for (const [index, { key }] of roles.entries()) if (!this.#byKey.has(key)) this.#byKey.set(key, index);
    // A person stands for the role that they hold.
    for (const [index, { people }] of roles.entries()) {
      for (const { name } of people)
        if (!this.#byKey.has(nameKey(name))) this.#byKey.set(nameKey(name), index);
    }
  }

  /** The index of the role of that name, which becomes one when the matrix declares none; -1 otherwise. */
  indexOf(name: string, span: Span, notation: Notation): number {
    const key = nameKey(name);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    if (this.declared) return -1;
    this.#byKey.set(key, this.all.length);
    return this.all.push({ name, key, span, extent: span, notation, people: [] }) - 1;
  }
}
