/** The parts of the extension that need no editor. The extension itself is a bundle of its own: `extension.ts`. */

/** Tasks of `tasks.json`. */
export { argumentsOf } from './tasks/arguments.ts';
export { hasPublicSchema } from './yaml/public-schemas.ts';
