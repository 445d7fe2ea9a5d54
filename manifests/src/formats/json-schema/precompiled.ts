import type { ValidateFunction } from 'ajv';
import type { Schema } from './schema.ts';

/** Where a schema of a bundle has its validator, which was compiled when the bundle was built. */
export const VALIDATOR = Symbol.for('vitruve.validator');

/**
 * Stands for that of `compile.ts` in bundles.
 * @public
 * @throws Error for a schema that the build did not compile.
 */
export function validatorOf(schema: Schema & { readonly [VALIDATOR]?: ValidateFunction }): ValidateFunction {
  const validator = schema[VALIDATOR];
  if (!validator) throw new Error(`The schema "${schema.title ?? ''}" was not compiled into the bundle`);
  return validator;
}
