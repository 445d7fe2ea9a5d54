import { nameKey, type Entity } from '../../core/graph/entity.ts';
import { fileName } from '../../core/text/resource.ts';
import { span, type Span } from '../../core/text/span.ts';
import { contentEnd, type YamlNode, type YamlScalar } from '../../core/yaml/node.ts';
import { shownValue } from '../../formats/params/params-file.ts';
import { filesOf } from './file-uses.ts';
import type { Partition, Pipeline } from './model.ts';
import { outputFacts } from './task-outputs.ts';

/** What a pipeline declares: itself, its stages, its parameters, the outputs by name and their files by path. */
export function entitiesOf(uri: string, pipeline: Pipeline): Entity[] {
  const name = nameOf(uri, pipeline);
  const entities: Entity[] = [
    {
      type: 'pipeline',
      uri,
      name,
      key: nameKey(name),
      span: pipeline.name?.span ?? span(pipeline.root.span.start, pipeline.root.span.start),
      extent: pipeline.root.span,
      notation: pipeline.name ? 'yaml' : 'fixed',
    },
  ];
  for (const { key, value, fallback, file } of pipeline.params.values()) {
    const shown = fallback ? shownValue(fallback) : file?.text;
    entities.push({
      ...keyEntity(uri, 'parameter', key.text, key, value),
      ...(shown ? { detail: shown } : {}),
      facts: { required: fallback === undefined && file === undefined },
    });
  }
  for (const partition of pipeline.partitions.values()) {
    const { key, value } = partition;
    entities.push({
      ...keyEntity(uri, 'partition', key.text, key, value),
      detail: shownPartition(partition),
    });
  }
  for (const of of pipeline.stages.values()) {
    const { name: stage, key, node, outputs, description } = of;
    const detail = description?.text.split('\n', 1)[0];
    entities.push({ ...keyEntity(uri, 'stage', stage, key, node), ...(detail ? { detail } : {}) });
    for (const output of outputs.values()) {
      const { path } = output;
      const entity = keyEntity(uri, 'output', outputKey(stage, output.name), output.key, path ?? null);
      const facts = path && outputFacts(uri, pipeline, of, output);
      entities.push({ ...entity, ...(path ? { detail: path.text } : {}), ...(facts ? { facts } : {}) });
    }
  }
  for (const { scalar, paths, stage } of filesOf(pipeline).outputs) {
    const [path] = paths;
    // A name may stand for many files; then no one path is its own.
    if (path === undefined || paths.length > 1) continue;
    entities.push({
      type: 'artifact',
      uri,
      name: scalar.text,
      key: path,
      span: scalar.span,
      extent: scalar.span,
      notation: scalar.text.includes('${') ? 'fixed' : 'yaml',
      detail: stage.name,
      scope: uri,
    });
  }
  return entities;
}

/** The name of a pipeline: its own, or what is before `.pipeline.yaml`. */
export function nameOf(uri: string, { name }: Pipeline): string {
  return name?.text ?? fileName(uri).replace(/(?:\.?pipeline)?\.ya?ml$/iu, '');
}

/** `2025-01-01..2025-12-31, 1d` */
export function shownPartition({ from, to, every }: Partition): string {
  return `${from?.text ?? ''}..${to?.text ?? ''}, ${every?.text ?? ''}`;
}

/** Outputs of two stages may have the same name. */
export function outputKey(stage: string, output: string): string {
  return `${stage}/${output}`;
}

function keyEntity(
  uri: string,
  type: 'parameter' | 'partition' | 'stage' | 'output',
  key: string,
  { text, span: at }: YamlScalar,
  value: YamlNode | null,
): Entity {
  const extent: Span = value ? span(at.start, Math.max(at.end, contentEnd(value))) : at;
  return { type, uri, name: text, key, span: at, extent, notation: 'yaml-key', scope: uri };
}
