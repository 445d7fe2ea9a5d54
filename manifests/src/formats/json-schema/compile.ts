import { Ajv, type Options, type ValidateFunction } from 'ajv';
import type { Schema } from './schema.ts';

/**
 * How schemas are compiled, at run time and when bundles are built. The schemas are ours and tested, so that they are not checked
 * against the schema of schemas; our messages are made from the errors, whose own are not used.
 */
export const COMPILE_OPTIONS = {
  allErrors: true,
  verbose: true,
  strict: false,
  logger: false,
  meta: false,
  validateSchema: false,
  messages: false,
} as const satisfies Options;

/** The function that validates values against a schema. Costs up to half a second: bundles have it compiled, see `precompiled.ts`. */
export function validatorOf(schema: Schema): ValidateFunction {
  return new Ajv(COMPILE_OPTIONS).compile(schema);
}
