import { scalarOf, type YamlScalar } from '../../core/yaml/node.ts';
import type { ExpectationName } from './expectations.ts';
import type { Check } from './model.ts';

/** The key under which an expectation names another table. */
const TABLE_KEYS: Readonly<Partial<Record<ExpectationName, string>>> = {
  references: 'table',
  drift: 'from',
  total: 'table',
};

/** The tables of the same file that a check compares its own with. */
export function tablesNamed({ expectations }: Check): readonly YamlScalar[] {
  return expectations.flatMap(({ name, value }) => {
    const key = TABLE_KEYS[name];
    return (key === undefined ? undefined : scalarOf(value, key)) ?? [];
  });
}
