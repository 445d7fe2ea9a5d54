import {
  technologyNamed,
  technologyOf,
  type ImageTechnology,
} from '../../formats/architecture/deployed/technologies.ts';
import type { Component } from '../../formats/architecture/deployed/components.ts';
import {
  deployedSystem,
  type ComponentFlow,
  type DeployedSystem,
} from '../../formats/architecture/deployed/deployed-system.ts';
import type { NewManifest, TemplatePlace } from '../../core/kind.ts';
import { folderOf, isWithin, pathWithin } from '../../core/text/resource.ts';
import { plainOrQuoted } from '../../core/yaml/written.ts';

/** True when a first model can be drafted: manifests of the folder deploy something. */
export function isDeployed({ root, graph }: TemplatePlace): boolean {
  return deployedSystem(graph, root).components.length > 0;
}

/**
 * A first model of what the manifests of a folder deploy: an element for each component, a flow for each call that a manifest proves,
 * each with its place, and likely flows as comments for a person to decide.
 */
export function draftArchitecture(request: NewManifest): string {
  const { root, title, language, graph } = request;
  const system = deployedSystem(graph, root);
  const words = WORDS[language];
  const outside = freeName('outside', system);
  const ends = new Map<string | undefined, Component>(system.components.map((one) => [one.id, one]));
  const line = (flow: ComponentFlow): string => {
    const target = ends.get(flow.to);
    const protocol = target && knownOf(target)?.protocol;
    const tail = protocol === undefined ? '' : `, protocol: ${protocol}`;
    return `{ from: ${flow.from ?? outside}, to: ${flow.to}${tail} } # ${placeOf(request, flow)}`;
  };
  const certain = system.flows.filter(({ grade }) => grade === 'certain');
  const likely = system.flows.filter(({ grade }) => grade === 'likely');
  const isReached = certain.some(({ from }) => from === undefined);
  const mayBeReached = !isReached && likely.some(({ from }) => from === undefined);
  const actor = `${outside}: { title: ${words.outside}, layer: business, kind: actor }`;
  const release = releaseOf(root, system);
  return [
    ...words.head.map((text) => `# ${text}`),
    'version: 1',
    `title: ${plainOrQuoted(title)}`,
    ...(release === undefined
      ? []
      : ['environments:', `  ${words.environment}: { release: ${plainOrQuoted(release, true)} }`]),
    'elements:',
    ...(isReached ? [`  ${actor}`] : []),
    // What would be reached from it is a comment as well: an element without flows is a finding.
    ...(mayBeReached ? [`#  ${actor}`] : []),
    ...system.components.map((component) => elementOf(request, component, system)),
    ...(certain.length === 0 ? [] : ['flows:', ...certain.map((flow) => `  - ${line(flow)}`)]),
    ...(likely.length === 0 ? [] : [`# ${words.likely}`, ...likely.map((flow) => `#  - ${line(flow)}`)]),
    '',
  ].join('\n');
}

const WORDS = {
  en: {
    head: [
      'Drafted from the manifests of this folder: the elements are what they deploy, the flows are calls that they prove.',
      'Calls that only a program or its configuration makes are not known, nor are Helm templates: add them, and say who owns what.',
    ],
    environment: 'deployed',
    outside: 'Outside of the system',
    likely:
      'Likely, by the order of starts, links, ports of nodes or ConfigMaps that are read whole: remove the "#" of those that are calls.',
  },
  fr: {
    head: [
      'Ébauche tirée des manifestes de ce dossier : les éléments sont ce qu’ils déploient, les flux sont les appels qu’ils prouvent.',
      'Les appels que seul un programme ou sa configuration fait ne sont pas connus, ni les modèles Helm : ajoutez-les, et dites à qui appartient quoi.',
    ],
    environment: 'production',
    outside: 'Extérieur du système',
    likely:
      'Probables, d’après l’ordre de démarrage, des liens, des ports de nœuds ou des ConfigMaps lues en entier : retirez le « # » de ceux qui sont des appels.',
  },
} as const;

function elementOf(request: NewManifest, component: Component, system: DeployedSystem): string {
  const known = knownOf(component);
  const [written = '', ...others] = workloadNames(request, component, system);
  const names = [written, ...others].map((name) => plainOrQuoted(name, true));
  const replicas = Math.max(0, ...component.workloads.map(({ facts }) => facts?.replicas ?? 0));
  const fields = [
    'layer: application',
    `kind: ${known?.kind ?? 'service'}`,
    ...(known ? [`technology: ${plainOrQuoted(known.technology, true)}`] : []),
    ...(replicas > 1 ? [`replicas: ${replicas}`] : []),
    `workload: ${others.length === 0 ? (names[0] ?? '') : `[${names.join(', ')}]`}`,
  ];
  return `  ${component.id}: { ${fields.join(', ')} }`;
}

/** `Deployment/api`, with its namespace where another component has the name, and `compose/api`, with its folder where another project has it. */
function workloadNames(
  request: NewManifest,
  { workloads }: Component,
  { components }: DeployedSystem,
): readonly string[] {
  const written = workloads.map(({ type, name, scope, facts }) => {
    if (type === 'service') return `compose/${projectOf(request, name, scope)}${name}`;
    const isShared =
      components.filter(({ workloads: others }) => others.some((other) => other.name === name)).length > 1;
    return [facts?.kind ?? '', ...(isShared && scope !== undefined ? [scope] : []), name].join('/');
  });
  return [...new Set(written)].sort();
}

/** The folder of a Compose project, where several have a service of the name. */
function projectOf({ root, graph }: NewManifest, service: string, scope: string | undefined): string {
  const projects = new Set(graph.find('service', service, root).map((one) => one.scope));
  if (scope === undefined || projects.size < 2) return '';
  return scope === root.replace(/\/$/u, '') ? './' : `${pathWithin(root, scope)}/`;
}

/** What a component is, by its image; by its name where the image is built here, or depends on variables. */
function knownOf({ id, image }: Component): ImageTechnology | undefined {
  return image === undefined ? technologyNamed(id) : technologyOf(image);
}

/** `k8s/cart.yaml:30`, from the folder of the model. */
function placeOf({ root, graph }: NewManifest, { at }: ComponentFlow): string {
  const line = (graph.text(at.uri) ?? '').slice(0, at.span.start).split('\n').length;
  return `${pathWithin(root, at.uri)}:${line}`;
}

/** The folder that has all resources of Kubernetes, from that of the model; where there are none, the Compose file, or their folder. */
function releaseOf(root: string, { components }: DeployedSystem): string | undefined {
  const workloads = components.flatMap((component) => component.workloads);
  const resources = workloads.filter(({ type }) => type === 'resource');
  const files = new Set((resources.length > 0 ? resources : workloads).map(({ uri }) => uri));
  const [only] = files;
  if (only === undefined) return undefined;
  if (files.size === 1 && resources.length === 0) return pathWithin(root, only);
  const folders = [...files].map(folderOf);
  let common = folderOf(only);
  while (common.length > root.length && !folders.every((folder) => isWithin(common, folder)))
    common = common.slice(0, common.lastIndexOf('/'));
  return common.length > root.length ? pathWithin(root, common) : '.';
}

function freeName(name: string, { components }: DeployedSystem): string {
  return components.some(({ id }) => id === name) ? freeName(`${name}-1`, { components, flows: [] }) : name;
}
