import { PUBLIC_SCHEMA_CONTENT, PUBLIC_SCHEMA_PATHS } from '../generated/contributions.ts';

const PATHS = new RegExp(PUBLIC_SCHEMA_PATHS, 'iu');
const CONTENT = new RegExp(PUBLIC_SCHEMA_CONTENT, 'u');

/** True for a document that yaml-language-server would check by a schema of others, and that our server checks by its own knowledge. */
export function hasPublicSchema(path: string, text: string): boolean {
  return PATHS.test(path) || CONTENT.test(text);
}
