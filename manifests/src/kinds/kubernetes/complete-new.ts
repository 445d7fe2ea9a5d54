import type { Completion } from '../../core/contributions/completion.ts';
import { folderOf } from '../../core/text/resource.ts';
import { isYaml } from '../../core/files/formats.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import type { NewContext } from '../../core/kind.ts';
import { completeFields } from './schema/complete.ts';

/** Remarks, a separator and a word at most: what somebody has written who begins. */
const NOTHING_YET = /^(?:[ \t]*(?:#.*)?\r?\n|---[ \t]*\r?\n)*[A-Za-z]*\s*$/u;
const MAX_LENGTH = 2000;
/** Folders that people keep manifests in. */
const FOLDER = /\/(?:k8s|kube|kubernetes|manifests)\//u;

/** `apiVersion` and whole resources, in a new tab and in an empty file where manifests are. */
export function completeNewResource(context: NewContext, offset: number): readonly Completion[] {
  const { document, graph } = context;
  const { uri } = document;
  const text = document.getText();
  if (!isYaml(document) || text.length > MAX_LENGTH || !NOTHING_YET.test(text)) return [];
  const isAmongManifests =
    uri.startsWith('untitled:') || FOLDER.test(uri) || graph.allIn('resource', folderOf(uri), uri).length > 0;
  if (!isAmongManifests) return [];
  return completeFields({ ...context, model: { documents: parseYaml(text), resources: [] } }, offset);
}
