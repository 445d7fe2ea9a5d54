import type { Kind, Parsed } from '../../core/kind.ts';
import type { ParseMemory } from '../../core/text/memory.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { yamlFindings } from '../../core/findings/yaml-problems.ts';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { factsOfResource } from './families/with-family.ts';
import { completeNew } from './features/complete-new.ts';
import { completeNames } from './features/complete-names.ts';
import { describeResource } from './features/describe.ts';
import { FAMILIES } from './families/families.ts';
import { completeInFamily, describeInFamily, hoverInFamily } from './features/family-features.ts';
import { hoverSelector } from './features/hover-selector.ts';
import { hoverValue } from './features/hover-value.ts';
import { resourceLenses } from './features/lenses.ts';
import { alsoRenamed } from './features/renamed.ts';
import { resourceOutline } from './features/outline.ts';
import type { KubernetesModel, Resource } from './resources/model.ts';
import { resourcesOf } from './resources/read.ts';
import { separatorFindings, withoutCascade } from './resources/run-together.ts';
import { topology, topologyOfFile } from './views/topology.ts';
import { completeFields, withFields } from './schema/complete.ts';
import { hoverField, withField } from './schema/hover.ts';
import { KUBERNETES_RULES } from './rules/index.ts';
import { askedForElsewhere, silencedElsewhere } from './rules/silenced.ts';
import { KUBERNETES_DECLARATION } from './declaration.ts';

/** Manifests of Kubernetes and of everything that speaks its language: `apiVersion` and `kind`. */
export const KUBERNETES: Kind<KubernetesModel> = {
  ...KUBERNETES_DECLARATION,
  parse: parseKubernetes,
  rules: KUBERNETES_RULES,
  parts: ({ resources }) => resources,
  silences: silencedElsewhere,
  // The parts are resources.
  asksFor: (part) => askedForElsewhere(part as Resource),
  complete: (context, offset) =>
    withFields(
      [...completeInFamily(context, offset), ...completeNames(context, offset)],
      completeFields(context, offset),
    ),
  completeNew,
  hover: (context, offset) =>
    hoverInFamily(context, offset) ??
    withField(hoverValue(context, offset) ?? hoverSelector(context, offset), hoverField(context, offset)),
  describe: (context, entity) => describeInFamily(context, entity) ?? describeResource(context, entity),
  lenses: resourceLenses,
  outline: resourceOutline,
  // Who opens a workflow wants to see its tasks before the one resource that it is.
  views: [...FAMILIES.flatMap(({ views }) => views ?? []), topologyOfFile, topology],
  renamed: alsoRenamed,
  folds: ({ model }) => model.resources.map(({ root }) => root.span),
};

function parseKubernetes(document: TextDocument, memory?: ParseMemory): Parsed<KubernetesModel> {
  const documents = parseYaml(document.getText(), memory);
  const resources = resourcesOf(documents);
  const said = resources.map((resource) => factsOfResource(resource, document.uri));
  return {
    model: { documents, resources },
    entities: said.flatMap(({ entities }) => entities),
    references: said.flatMap(({ references }) => references),
    problems: [
      ...yamlFindings(document.uri, documents.map(withoutCascade)),
      ...separatorFindings(document.uri, documents),
    ],
  };
}
