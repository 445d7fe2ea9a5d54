import type { FileSet } from '../../core/files/file-set.ts';

/** `.env` itself, which is kept out of version control for what it holds, and which Compose reads all the same. */
const OWN: FileSet = { patterns: ['.env'], isReadWhenIgnored: true };
export const ENVIRONMENT: FileSet = {
  patterns: ['.env{,.*}', '*.env', 'env.{example,sample,template,dist}'],
};
export const DOTENV_FILES: readonly FileSet[] = [OWN, ENVIRONMENT];
