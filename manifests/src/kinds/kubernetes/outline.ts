import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { Span } from '../../core/text/span.ts';
import { isMap, isSeq, scalarOf, valueOf, type YamlNode } from '../../core/yaml/node.ts';
import type { KindContext } from '../../core/kind.ts';
import { placeOf } from './entities/names.ts';
import { FAMILIES } from './families/families.ts';
import type { Container, KubernetesModel, Resource } from './resources/model.ts';

/** The resources of a file, with their containers, ports and keys. */
export function kubernetesOutline({ model }: KindContext<KubernetesModel>): readonly OutlineItem[] {
  return model.resources.map(resourceItem);
}

function resourceItem(resource: Resource): OutlineItem {
  const { kind, name, namespace, root } = resource;
  const family = FAMILIES.find((candidate) => candidate.owns(resource));
  const children = [...partsOf(resource), ...(family?.outline?.(resource) ?? [])];
  return {
    name: name?.text ?? (kind || '…'),
    detail: namespace ? `${kind} · ${namespace.text}` : kind,
    icon: 'resource',
    span: root.span,
    nameSpan: placeOf(resource),
    ...(children.length > 0 ? { children } : {}),
  };
}

function partsOf({ group, kind, root, pods }: Resource): readonly OutlineItem[] {
  if (pods) return pods.containers.map(containerItem);
  if (group !== '') return [];
  if (kind === 'Service') return portItems(valueOf(valueOf(root, 'spec'), 'ports'));
  if (kind === 'ConfigMap' || kind === 'Secret')
    return ['data', 'binaryData', 'stringData'].flatMap((part) => keyItems(valueOf(root, part)));
  return [];
}

function containerItem({ node, name, image, ports }: Container): OutlineItem {
  const at = name?.span ?? node.span;
  const children = ports.map((port): OutlineItem => ({
    name: port.name?.text ?? port.number?.text ?? '…',
    ...(port.name && port.number ? { detail: port.number.text } : {}),
    icon: 'network',
    span: port.span,
    nameSpan: port.name?.span ?? port.number?.span ?? port.span,
  }));
  return {
    name: name?.text ?? '…',
    ...(image ? { detail: image.text } : {}),
    icon: 'service',
    span: node.span,
    nameSpan: at,
    ...(children.length > 0 ? { children } : {}),
  };
}

function portItems(list: YamlNode | undefined): readonly OutlineItem[] {
  if (!isSeq(list)) return [];
  return list.items.filter(isMap).map((port) => {
    const name = scalarOf(port, 'name');
    const number = scalarOf(port, 'port');
    const target = scalarOf(port, 'targetPort');
    return {
      name: name?.text ?? number?.text ?? '…',
      detail: `${number?.text ?? '…'} → ${target?.text ?? number?.text ?? '…'}`,
      icon: 'network',
      span: port.span,
      nameSpan: name?.span ?? number?.span ?? port.span,
    };
  });
}

function keyItems(data: YamlNode | undefined): readonly OutlineItem[] {
  if (!isMap(data)) return [];
  return data.pairs.map(({ key, span }) => ({ name: key.text, icon: 'variable', span, nameSpan: key.span }));
}

/** Resources fold to their first lines. */
export function kubernetesFolds({ model }: KindContext<KubernetesModel>): readonly Span[] {
  return model.resources.map(({ root }) => root.span);
}
