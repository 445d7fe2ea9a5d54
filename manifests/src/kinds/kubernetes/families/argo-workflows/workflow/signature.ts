import type { TemplateFacts } from '../../../entity-types.ts';
import type { Entity } from '../../../../../core/graph/entity.ts';
import { isScalar, pairOf, scalarOf, valueOf } from '../../../../../core/yaml/node.ts';
import { isDynamic, type Port, type Ports, type Template } from './model.ts';

export type Need = 'required' | 'optional';

/** What one who calls a template has to know of it. */
export interface Signature {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, Need>;
  readonly artifacts: ReadonlyMap<string, Need>;
  readonly outputParameters: ReadonlySet<string>;
  readonly outputArtifacts: ReadonlySet<string>;
  /** True when it leaves an exit code and a result. */
  readonly hasResult: boolean;
  readonly isDaemon: boolean;
}

/** Keys that say where an artifact comes from. */
const LOCATIONS = [
  's3',
  'git',
  'http',
  'artifactory',
  'hdfs',
  'raw',
  'oss',
  'gcs',
  'azure',
  'plugin',
] as const;

const HAVE_RESULT: ReadonlySet<string> = new Set(['container', 'script', 'data', 'http', 'plugin']);

const signatures = new WeakMap<Template, Signature>();

export function signatureOf(template: Template): Signature {
  const known = signatures.get(template);
  if (known) return known;
  const signature = readSignature(template);
  signatures.set(template, signature);
  return signature;
}

function readSignature({ node, type, inputs, outputs }: Template): Signature {
  return {
    type: type ?? '',
    parameters: needs(inputs.parameters, isGiven),
    artifacts: needs(inputs.artifacts, isLocated),
    outputParameters: namesOf(outputs.parameters),
    outputArtifacts: namesOf(outputs.artifacts),
    hasResult: type !== undefined && (HAVE_RESULT.has(type) || (type === 'containerSet' && hasMain(node))),
    isDaemon: scalarOf(node, 'daemon')?.value === true,
  };
}

/** True when a containerSet has a container `main`, the one that outputs come from. */
export function hasMain(template: Template['node']): boolean {
  const list = valueOf(valueOf(template, 'containerSet'), 'containers');
  return list?.type === 'seq' && list.items.some((container) => scalarOf(container, 'name')?.text === 'main');
}

/** True for a parameter with a value of its own, whoever calls. */
export function isGiven({ node }: Port): boolean {
  return ['value', 'default', 'valueFrom'].some((key) => pairOf(node, key)?.value);
}

/** True for an artifact with a place that it comes from, or that may be absent. */
export function isLocated({ node }: Port): boolean {
  const optional = valueOf(node, 'optional');
  return (isScalar(optional) && (optional.value === true || isDynamic(optional))) || hasLocation(node);
}

export function hasLocation(node: Port['node']): boolean {
  return LOCATIONS.some((key) => pairOf(node, key)?.value);
}

function needs(ports: Ports['parameters'], given: (port: Port) => boolean): ReadonlyMap<string, Need> {
  return new Map(
    ports.flatMap((port) =>
      port.name ? [[port.name.text, given(port) ? 'optional' : 'required'] as const] : [],
    ),
  );
}

function namesOf(ports: Ports['parameters']): ReadonlySet<string> {
  return new Set(ports.flatMap(({ name }) => name?.text ?? []));
}

/** A signature for other files, which see entities alone. */
export function factsOf(template: Template): TemplateFacts {
  const { type, parameters, artifacts, outputParameters, outputArtifacts, hasResult, isDaemon } =
    signatureOf(template);
  return {
    type,
    hasResult,
    isDaemon,
    parameters: Object.fromEntries(parameters),
    artifacts: Object.fromEntries(artifacts),
    outputParameters: Object.fromEntries([...outputParameters].map((name) => [name, ''])),
    outputArtifacts: Object.fromEntries([...outputArtifacts].map((name) => [name, ''])),
  };
}

/** The signature that a template of another file has, by what its entity says. */
export function signatureFrom({ facts }: Entity<'template'>): Signature {
  const needs = (ports: Readonly<Record<string, string>> = {}): ReadonlyMap<string, Need> =>
    new Map(
      Object.entries(ports).map(
        ([port, how]) => [port, how === 'required' ? 'required' : 'optional'] as const,
      ),
    );
  return {
    type: facts?.type ?? '',
    parameters: needs(facts?.parameters),
    artifacts: needs(facts?.artifacts),
    outputParameters: new Set(Object.keys(facts?.outputParameters ?? {})),
    outputArtifacts: new Set(Object.keys(facts?.outputArtifacts ?? {})),
    hasResult: facts?.hasResult === true,
    isDaemon: facts?.isDaemon === true,
  };
}
