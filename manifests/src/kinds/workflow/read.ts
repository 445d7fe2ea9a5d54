import { span } from '../../core/text/span.ts';
import {
  contentEnd,
  isMap,
  isScalar,
  isSeq,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlDocument,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import { parseExpression } from './expression/parse.ts';
import { expressionsIn } from './expression/source.ts';
import type { Language } from './grammar/grammar.ts';
import { readAgainstGrammar } from './grammar/reader.ts';
import type { Site } from './grammar/site.ts';
import type {
  ActionMetadata,
  Expression,
  Input,
  Job,
  Matrix,
  Output,
  Secret,
  Step,
  Trigger,
  WorkflowModel,
} from './model.ts';

/** The typed content of a workflow or of the metadata of an action. Only the first document of a stream counts. */
export function readWorkflow(
  language: Language,
  uri: string,
  text: string,
  documents: readonly YamlDocument[],
): WorkflowModel {
  const node = documents.find(({ root: candidate }) => candidate !== null)?.root ?? null;
  const root = isMap(node) ? node : undefined;
  const { faults, sites } = readAgainstGrammar(language, uri, text, node);
  return {
    language,
    documents,
    root,
    name: scalarOf(root, 'name'),
    triggers: triggersOf(root && valueOf(root, 'on')),
    jobs: pairsOf(valueOf(root, 'jobs')).map(jobOf),
    env: pairsOf(valueOf(root, 'env')),
    ...defaultsOf(root),
    action: language === 'action' && root ? actionOf(root) : undefined,
    expressions: sites.flatMap((site) => expressionsOf(text, site)),
    faults,
  };
}

function expressionsOf(text: string, site: Site): Expression[] {
  return expressionsIn(text, site.node, site.use === 'condition').map((written) => ({
    site,
    written,
    parsed: parseExpression(written.text),
  }));
}

/** The pairs of a map; none of anything else. */
export function pairsOf(node: YamlNode | null | undefined): readonly YamlPair[] {
  return isMap(node) ? node.pairs : [];
}

function triggersOf(on: YamlNode | undefined): Trigger[] {
  if (isMap(on)) return on.pairs.map(({ key, value }) => triggerOf(key, value));
  return scalarsOf(on).map((event) => triggerOf(event, null));
}

function triggerOf(event: YamlScalar, settings: YamlNode | null): Trigger {
  const secrets = valueOf(settings, 'secrets');
  return {
    event,
    settings,
    inputs: pairsOf(valueOf(settings, 'inputs')).map(inputOf),
    secrets: pairOf(settings, 'secrets') ? pairsOf(secrets).map(secretOf) : undefined,
    outputs: pairsOf(valueOf(settings, 'outputs')).map(outputOf),
  };
}

function inputOf({ key, value }: YamlPair): Input {
  const node = isMap(value) ? value : undefined;
  return {
    key,
    node,
    type: scalarOf(node, 'type')?.text,
    required: scalarOf(node, 'required')?.value === true || scalarOf(node, 'required')?.text === 'true',
    default: valueOf(node, 'default'),
    options: scalarsOf(valueOf(node, 'options')),
    description: scalarOf(node, 'description')?.text,
    deprecated: scalarOf(node, 'deprecationMessage')?.text,
  };
}

function secretOf({ key, value }: YamlPair): Secret {
  return { key, required: scalarOf(value, 'required')?.value === true };
}

function outputOf({ key, value }: YamlPair): Output {
  return {
    key,
    node: isMap(value) ? value : undefined,
    value: scalarOf(value, 'value'),
    description: scalarOf(value, 'description')?.text,
  };
}

function defaultsOf(owner: YamlNode | undefined): Pick<Job, 'shell' | 'workingDirectory'> {
  const run = valueOf(valueOf(owner, 'defaults'), 'run');
  return { shell: scalarOf(run, 'shell'), workingDirectory: scalarOf(run, 'working-directory') };
}

function jobOf(pair: YamlPair): Job {
  const { key: id, value } = pair;
  const node = isMap(value) ? value : undefined;
  const environment = valueOf(node, 'environment');
  const secrets = valueOf(node, 'secrets');
  return {
    id,
    key: id.text.toLowerCase(),
    node,
    extent: span(id.span.start, Math.max(id.span.end, value ? contentEnd(value) : 0)),
    name: scalarOf(node, 'name'),
    needs: scalarsOf(valueOf(node, 'needs')),
    condition: scalarOf(node, 'if'),
    runsOn: valueOf(node, 'runs-on'),
    uses: scalarOf(node, 'uses'),
    with: pairsOf(valueOf(node, 'with')),
    secrets: isScalar(secrets) && secrets.text === 'inherit' ? 'inherit' : pairsOf(secrets),
    outputs: pairsOf(valueOf(node, 'outputs')),
    env: pairsOf(valueOf(node, 'env')),
    matrix: matrixOf(valueOf(node, 'strategy')),
    environment: isMap(environment) ? scalarOf(environment, 'name') : scalarOf(node, 'environment'),
    ...defaultsOf(node),
    steps: stepsOf(valueOf(node, 'steps')),
  };
}

/** A strategy that an expression gives has a matrix of which nothing is known. */
function matrixOf(strategy: YamlNode | undefined): Matrix | undefined {
  const node = isScalar(strategy) && strategy.text.includes('${{') ? strategy : valueOf(strategy, 'matrix');
  if (!node) return undefined;
  return {
    node,
    rows: pairsOf(node).filter(({ key }) => key.text !== 'include' && key.text !== 'exclude'),
    include: valueOf(node, 'include'),
    exclude: valueOf(node, 'exclude'),
  };
}

function stepsOf(node: YamlNode | undefined): Step[] {
  if (!isSeq(node)) return [];
  return node.items.flatMap((item, index) => (isMap(item) ? [stepOf(item, index)] : []));
}

function stepOf(node: YamlMap, index: number): Step {
  return {
    index,
    node,
    id: scalarOf(node, 'id'),
    name: scalarOf(node, 'name'),
    uses: scalarOf(node, 'uses'),
    condition: scalarOf(node, 'if'),
    run: scalarOf(node, 'run'),
    shell: scalarOf(node, 'shell'),
    workingDirectory: scalarOf(node, 'working-directory'),
    with: pairsOf(valueOf(node, 'with')),
    env: pairsOf(valueOf(node, 'env')),
  };
}

function actionOf(root: YamlMap): ActionMetadata {
  const runs = valueOf(root, 'runs');
  return {
    using: scalarOf(runs, 'using'),
    runs: isMap(runs) ? runs : undefined,
    inputs: pairsOf(valueOf(root, 'inputs')).map(inputOf),
    outputs: pairsOf(valueOf(root, 'outputs')).map(outputOf),
    steps: stepsOf(valueOf(runs, 'steps')),
  };
}
