import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { FolderStore } from './folder-store.ts';
import type { RemoteStore } from './store.ts';
import { S3Store } from './s3-store.ts';

/**
 * The store at an address.
 * @param address a folder, or `s3://bucket/prefix`.
 * @param folder from which relative paths count; absolute.
 * @throws TaskError for an address of another kind, or credentials that are missing.
 */
export function remoteStore(address: string, folder: string, environment: NodeJS.ProcessEnv): RemoteStore {
  if (/^s3:/iu.test(address)) return S3Store.at(address, environment);
  if (/^[a-z][a-z0-9+.-]+:/iu.test(address))
    throw new TaskError(t('"{0}" is not a valid address: write a folder or s3://bucket/prefix', address));
  return new FolderStore(address, folder);
}
