import {
  isMap,
  itemsOf,
  pairOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlDocument,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import type {
  Component,
  Executor,
  Input,
  Iterator,
  KubeflowModel,
  Pipeline,
  Port,
  Ports,
  Taken,
  Task,
} from './model.ts';

type Kind = Input['kind'];
const KINDS: readonly Kind[] = ['parameters', 'artifacts'];

/** Names of the same things for parameters and artifacts. */
const WORDS = {
  parameters: {
    from: 'taskOutputParameter',
    output: 'outputParameterKey',
    outer: 'componentInputParameter',
    iterator: 'parameterIterator',
    items: 'inputParameter',
  },
  artifacts: {
    from: 'taskOutputArtifact',
    output: 'outputArtifactKey',
    outer: 'componentInputArtifact',
    iterator: 'artifactIterator',
    items: 'inputArtifact',
  },
} as const;

/** Reads the documents of a compiled file. */
export function readModel(documents: readonly YamlDocument[]): KubeflowModel {
  const root = documents.map((document) => document.root).find((node) => pairOf(node, 'pipelineInfo'));
  return {
    documents,
    pipeline: isMap(root) ? readPipeline(root) : undefined,
    platformExecutors: documents.flatMap((document) =>
      platformExecutors(valueOf(document.root, 'platforms')),
    ),
  };
}

function readPipeline(root: YamlMap): Pipeline {
  const first = pairOf(root, 'root');
  return {
    root,
    name: scalarOf(valueOf(root, 'pipelineInfo'), 'name'),
    components: new Map(
      entriesOf(valueOf(root, 'components')).map(
        ([key, node]) => [key.text, readComponent(key, node)] as const,
      ),
    ),
    executors: new Map(
      entriesOf(valueOf(valueOf(root, 'deploymentSpec'), 'executors')).map(
        ([key, node]) => [key.text, readExecutor(key, node)] as const,
      ),
    ),
    first: isMap(first?.value) ? readComponent(first.key, first.value) : undefined,
  };
}

function platformExecutors(platforms: YamlNode | undefined): readonly YamlScalar[] {
  return entriesOf(platforms).flatMap(([, platform]) => {
    const executors = valueOf(valueOf(platform, 'deploymentSpec'), 'executors');
    return isMap(executors) ? executors.pairs.map(({ key }) => key) : [];
  });
}

function readExecutor(key: YamlScalar, node: YamlMap): Executor {
  return { key, node, image: scalarOf(valueOf(node, 'container'), 'image') };
}

function readComponent(key: YamlScalar, node: YamlMap): Component {
  const dag = valueOf(node, 'dag');
  const outputs = valueOf(dag, 'outputs');
  return {
    key,
    name: key.text,
    node,
    inputs: portsOf(valueOf(node, 'inputDefinitions')),
    outputs: portsOf(valueOf(node, 'outputDefinitions')),
    executorLabel: scalarOf(node, 'executorLabel'),
    isGraph: isMap(dag),
    tasks: new Map(
      entriesOf(valueOf(dag, 'tasks')).map(([name, task]) => [name.text, readTask(name, task)] as const),
    ),
    taken: KINDS.flatMap((kind) =>
      entriesOf(valueOf(outputs, kind)).flatMap(([as, output]) => selectorsOf(output, kind, as.text)),
    ),
  };
}

function selectorsOf(output: YamlMap, kind: Kind, as: string): readonly Taken[] {
  const lists = [
    valueOf(output, 'artifactSelectors'),
    valueOf(valueOf(output, 'valueFromOneof'), 'parameterSelectors'),
  ];
  const selectors = [valueOf(output, 'valueFromParameter'), ...lists.flatMap((list) => itemsOf(list))];
  return selectors.filter(isMap).map((selector) => ({
    kind,
    task: scalarOf(selector, 'producerSubtask'),
    output: scalarOf(selector, WORDS[kind].output),
    as,
  }));
}

function portsOf(node: YamlNode | undefined): Ports {
  const read = (kind: Kind): ReadonlyMap<string, Port> => {
    const map = valueOf(node, kind);
    const pairs = isMap(map) ? map.pairs : [];
    return new Map(
      pairs.map(({ key, value }) => {
        const schema = valueOf(value, 'artifactType');
        const type = scalarOf(value, 'parameterType') ?? scalarOf(schema, 'schemaTitle');
        const optional =
          scalarOf(value, 'isOptional')?.value === true || pairOf(value, 'defaultValue') !== undefined;
        return [key.text, { key, node: value, type: type?.text, optional }] as const;
      }),
    );
  };
  return { parameters: read('parameters'), artifacts: read('artifacts') };
}

function readTask(key: YamlScalar, node: YamlMap): Task {
  const inputs = valueOf(node, 'inputs');
  const trigger = valueOf(node, 'triggerPolicy');
  return {
    key,
    name: key.text,
    node,
    component: scalarOf(valueOf(node, 'componentRef'), 'name'),
    inputs: KINDS.flatMap((kind) =>
      entriesOf(valueOf(inputs, kind)).map(([input, value]) => readInput(input, value, kind)),
    ),
    dependentTasks: scalarsOf(valueOf(node, 'dependentTasks')),
    condition: scalarOf(trigger, 'condition'),
    atEnd: scalarOf(trigger, 'strategy')?.text === 'ALL_UPSTREAM_TASKS_COMPLETED',
    iterator: KINDS.map((kind) => readIterator(node, kind)).find((iterator) => iterator !== undefined),
  };
}

function readInput(key: YamlScalar, node: YamlMap, kind: Kind): Input {
  const words = WORDS[kind];
  const from = valueOf(node, words.from);
  const status = valueOf(node, 'taskFinalStatus');
  return {
    kind,
    key,
    node,
    from: from
      ? { kind, task: scalarOf(from, 'producerTask'), output: scalarOf(from, words.output) }
      : status
        ? { kind, task: scalarOf(status, 'producerTask'), output: undefined }
        : undefined,
    outer: scalarOf(node, words.outer),
    selected: pairOf(node, 'parameterExpressionSelector') !== undefined,
  };
}

function readIterator(task: YamlMap, kind: Kind): Iterator | undefined {
  const pair = pairOf(task, WORDS[kind].iterator);
  if (!isMap(pair?.value)) return undefined;
  return {
    key: pair.key,
    kind,
    item: scalarOf(pair.value, 'itemInput'),
    items: scalarOf(valueOf(pair.value, 'items'), WORDS[kind].items),
  };
}

/** The pairs of a map whose values are maps. */
function entriesOf(node: YamlNode | undefined): readonly (readonly [YamlScalar, YamlMap])[] {
  if (!isMap(node)) return [];
  return node.pairs.flatMap(({ key, value }) => (isMap(value) ? [[key, value] as const] : []));
}

/** All components, the first one too. */
export function componentsOf({ components, first }: Pipeline): readonly Component[] {
  return [...(first ? [first] : []), ...components.values()];
}

/** The component that a task runs, where there is one. */
export function componentOf({ components }: Pipeline, { component }: Task): Component | undefined {
  return component && components.get(component.text);
}
