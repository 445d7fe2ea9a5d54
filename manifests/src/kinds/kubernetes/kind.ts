import type { Completion } from '../../contributions/completion.ts';
import type { HoverText } from '../../contributions/hover.ts';
import { touches } from '../../text/span.ts';
import { yamlCursor } from '../../yaml/cursor.ts';
import { documentAt } from '../../yaml/path-at.ts';
import type { Kind, KindContext, Parsed } from '../kind.ts';
import { FAMILIES } from './families.ts';
import type { Family } from './family.ts';
import type { ParseMemory } from '../../text/memory.ts';
import { parseYaml } from '../../yaml/parse.ts';
import { yamlFindings } from '../../yaml/problems.ts';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { saidBy } from './declare/said.ts';
import { completeNames } from './complete-names.ts';
import { describeResource } from './describe.ts';
import { hoverSelector } from './hover-selector.ts';
import { resourceLenses } from './lenses.ts';
import { resourceOutline } from './outline.ts';
import { isKubernetes } from './detect.ts';
import type { KubernetesModel, Resource } from './model.ts';
import { resourcesOf } from './read.ts';
import { KUBERNETES_RULES } from './rules/index.ts';

/** Manifests of Kubernetes and of everything that speaks its language: `apiVersion` and `kind`. */
export const KUBERNETES: Kind<KubernetesModel> = {
  id: 'kubernetes',
  detect: isKubernetes,
  parse: parseKubernetes,
  rules: KUBERNETES_RULES,
  complete: completeResources,
  hover: hoverResources,
  describe: describeResource,
  lenses: resourceLenses,
  outline: resourceOutline,
  views: FAMILIES.flatMap(({ views = [] }) => views),
  folds: ({ model }) => model.resources.map(({ root }) => root.span),
};

function completeResources(context: KindContext<KubernetesModel>, offset: number): readonly Completion[] {
  const { document, model } = context;
  const names = completeNames(context, offset);
  const resource = resourceAt(model, offset);
  if (!resource) return names;
  const family = familyOf(resource);
  if (!family?.complete) return names;
  const cursor = yamlCursor(document.getText(), documentAt(model.documents, offset), offset);
  return cursor ? [...names, ...family.complete(context, resource, cursor)] : names;
}

function hoverResources(context: KindContext<KubernetesModel>, offset: number): HoverText | undefined {
  const resource = resourceAt(context.model, offset);
  if (!resource) return undefined;
  return familyOf(resource)?.hover?.(context, resource, offset) ?? hoverSelector(context, offset);
}

function resourceAt({ resources }: KubernetesModel, offset: number): Resource | undefined {
  return resources.findLast(({ root }) => touches(root.span, offset));
}

function familyOf(resource: Resource): Family | undefined {
  return FAMILIES.find((family) => family.owns(resource));
}

function parseKubernetes(document: TextDocument, memory?: ParseMemory): Parsed<KubernetesModel> {
  const documents = parseYaml(document.getText(), memory);
  const resources = resourcesOf(documents);
  const said = resources.map((resource) => saidBy(resource, document.uri));
  return {
    model: { documents, resources },
    entities: said.flatMap(({ entities }) => entities),
    references: said.flatMap(({ references }) => references),
    problems: yamlFindings(document.uri, documents),
  };
}
