import * as vscode from 'vscode';
import { PUBLIC_SCHEMA_CONTENT } from '../generated/contributions.ts';
import { hasPublicSchema } from './public-schemas.ts';
import { RED_HAT_YAML } from './red-hat-extension.ts';

/** What Red Hat's YAML extension offers to others: schemas for files that they say are theirs. */
interface YamlExtension {
  registerContributor?(
    scheme: string,
    requestSchema: (resource: string) => string | undefined,
    requestSchemaContent: (uri: string) => string,
    /** A regular expression without a colon: documents that match it are of this contributor alone. */
    label?: string,
  ): boolean;
}

const SCHEME = 'vitruve';
/** Allows anything: what is wrong, and what may be written, our server says. */
const OPEN_SCHEMA = `${SCHEME}://schema/checked-by-vitruve`;

/**
 * Tells Red Hat's YAML extension which documents our server checks, so that no finding and no proposal is seen twice. Syntax stays
 * with it, and a schema that a comment in the file names goes before.
 */
export async function registerYamlContributor(log: (problem: unknown) => void): Promise<void> {
  const extension = vscode.extensions.getExtension<YamlExtension | undefined>(RED_HAT_YAML);
  if (!extension) return;
  try {
    const api = await extension.activate();
    api?.registerContributor?.(SCHEME, requestSchema, () => '{}', PUBLIC_SCHEMA_CONTENT);
  } catch (error) {
    log(error);
  }
}

function requestSchema(resource: string): string | undefined {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === resource);
  const path = document?.uri.path ?? vscode.Uri.parse(resource).path;
  return hasPublicSchema(path, document?.getText() ?? '') ? OPEN_SCHEMA : undefined;
}
