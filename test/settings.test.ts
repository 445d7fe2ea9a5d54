import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DEFAULT_SETTINGS } from '@vitruve/manifests';

interface Section {
  readonly properties: Readonly<Record<string, { readonly default: unknown }>>;
}

/** `vitruve.raci.maxConsulted` and its default, for every setting of the code. */
function flat(settings: object, prefix: string): [string, unknown][] {
  return Object.entries(settings).flatMap(([key, value]: [string, unknown]) => {
    const name = `${prefix}.${key}`;
    const isGroup = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
    return isGroup ? flat(value, name) : [[name, value] as [string, unknown]];
  });
}

describe('settings of the extension manifest', () => {
  it('are those of the code, with the same defaults', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { configuration: readonly Section[] };
    };
    const declared = contributes.configuration
      .flatMap(({ properties }) => Object.entries(properties))
      // Of the editor alone: the language server does not read them.
      .filter(([name]) => name !== 'vitruve.trace.server' && !/^vitruve\.(?:blur|run)\./u.test(name))
      .map(([name, property]) => [name, property.default] as const);
    assert.deepEqual(Object.fromEntries(declared), Object.fromEntries(flat(DEFAULT_SETTINGS, 'vitruve')));
  });
});
