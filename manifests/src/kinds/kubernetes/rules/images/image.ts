import type { Graph } from '../../../../core/graph/graph.ts';
import { folderOf, inFolder } from '../../../../core/text/resource.ts';
import { kustomizationsOf } from '../../units/kustomizations.ts';
import { layoutOf } from '../../units/layout.ts';
import { isFilledInLater } from '../../resources/naming.ts';

/**
 * True for what is in the place of an image: a variable, `auto` (Istio puts its proxy there), `CONTROLLER_IMAGE` (kustomize
 * gives the name), `IMAGE:TAG` (a script does), `controller:latest` (the same, as Kubebuilder writes it), `ko://` (built when it is applied).
 */
export function isImagePlaceholder(text: string): boolean {
  return (
    text.trim() === '' ||
    text === 'auto' ||
    text === 'controller:latest' ||
    /_PLACEHOLDER\b/u.test(text) ||
    isFilledInLater(text) ||
    text.includes('$') ||
    text.includes('://') ||
    /^[A-Z0-9_]+(?::[A-Z][A-Z0-9_]*)?$/u.test(text) ||
    /[{}<>%]/u.test(text)
  );
}

/** A path of `replacements` and `vars` that ends at an image: `spec.template.spec.containers.[name=web].image`. */
const REPLACED_IMAGE =
  /^[ \t]*(?:-[ \t]+)?["']?[\w.[\]=*-]*[Cc]ontainers\.[\w.[\]=*-]*\.image["']?[ \t]*\r?$/mu;

/**
 * True for an image to which a kustomization of the workspace gives another name, tag or digest (`images`), and for a bare name where one
 * puts images into the place of others (`replacements`).
 */
export function isSetByKustomization(image: string, graph: Graph, from: string): boolean {
  const name = image.replace(/:[^:/]*$/u, '');
  const above = isBare(image) ? unitsAbove(graph, from) : undefined;
  return kustomizationsOf(graph, from).some((uri) => {
    const text = graph.text(uri) ?? '';
    if (above?.has(uri) === true && REPLACED_IMAGE.test(text)) return true;
    if (!text.includes(name)) return false;
    const images = text.search(/^images[ \t]*:/mu);
    if (images === -1) return false;
    return text
      .slice(images)
      .split(/^[ \t]*-[ \t]/mu)
      .some((item) => fieldOf(item, 'name') === name && fieldOf(item, 'newTag') !== 'latest');
  });
}

/** The value of a key on a line of its own. */
function fieldOf(item: string, key: string): string | undefined {
  return new RegExp(`^[ \\t]*${key}[ \\t]*:[ \\t]*["']?([^"'\\s#]+)`, 'mu').exec(item)?.[1];
}

/** Folders above a manifest in which the configuration of its repository is looked for. */
const MOST_FOLDERS = 8;

/** True for a bare name, where Skaffold builds images and fills in where they are and their tags. */
export function isBuiltBySkaffold(image: string, graph: Graph, from: string): boolean {
  if (/[/:]/u.test(image)) return false;
  let folder = folderOf(from);
  for (let level = 0; level < MOST_FOLDERS; level++, folder = folderOf(folder)) {
    if (['skaffold.yaml', 'skaffold.yml'].some((name) => graph.fileExists(inFolder(folder, name))))
      return true;
  }
  return false;
}

/** True for a name without a registry and a tag. */
function isBare(image: string): boolean {
  return !/[/:]/u.test(image);
}

function unitsAbove(graph: Graph, from: string): ReadonlySet<string> {
  return new Set([...layoutOf(graph, from).unitsOf(from)].map((unit) => unit.uri));
}
