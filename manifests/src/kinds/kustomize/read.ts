import { within, type Span } from '../../core/text/span.ts';
import {
  isMap,
  isScalar,
  itemsOf,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlDocument,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../../core/yaml/node.ts';
import type { Generator, KustomizeModel, KustomizationEntry, Use } from './model.ts';
import { patchesOf } from './patches.ts';

/** Lists of paths at the top of a kustomization. */
const LISTS: readonly (readonly [field: string, use: Use])[] = [
  ['resources', 'resources'],
  ['bases', 'resources'],
  ['components', 'components'],
  ['crds', 'schema'],
  ['configurations', 'schema'],
  ['generators', 'generates'],
  ['transformers', 'transforms'],
  ['validators', 'transforms'],
  ['patchesStrategicMerge', 'patches'],
];

/** Lists of maps that may hold a path. */
const MAPS: readonly (readonly [field: string, use: Use])[] = [
  ['patches', 'patches'],
  ['patchesJson6902', 'patches'],
  ['replacements', 'transforms'],
];

/**
 * Reads a kustomization. Never throws.
 * @param source the text that the documents were read from.
 */
export function readKustomization(documents: readonly YamlDocument[], source: string): KustomizeModel {
  const root = documents.map((document) => document.root).find((node) => isMap(node));
  if (!root) return { documents, root: undefined, listed: [], generated: [], patches: [], makesMore: false };
  const generated = [
    ...generatedIn(root, 'configMapGenerator', 'ConfigMap'),
    ...generatedIn(root, 'secretGenerator', 'Secret'),
  ];
  return {
    documents,
    root,
    listed: [
      ...LISTS.flatMap(([field, use]) =>
        itemsOf(valueOf(root, field)).flatMap((item) => listedAt(item, field, use)),
      ),
      ...MAPS.flatMap(([field, use]) =>
        itemsOf(valueOf(root, field)).flatMap((item) => listedAt(scalarOf(item, 'path') ?? null, field, use)),
      ),
      ...['configMapGenerator', 'secretGenerator'].flatMap((field) => dataFiles(valueOf(root, field), field)),
      ...listedAt(scalarOf(valueOf(root, 'openapi'), 'path') ?? null, 'openapi', 'schema'),
    ],
    generated,
    patches: patchesOf(root, source),
    makesMore: ['helmCharts', 'helmChartInflationGenerator', 'generators', 'transformers'].some(
      (field) => itemsOf(valueOf(root, field)).length > 0,
    ),
  };
}

function listedAt(item: YamlNode | null, field: string, use: Use): readonly KustomizationEntry[] {
  // A patch or a transformer may be written in the list itself.
  if (!isScalar(item) || item.value === null || /[\r\n]/u.test(item.text) || item.text === '') return [];
  return [{ use, field, node: item, path: item.text, span: item.span, kind: kindOf(item.text) }];
}

const REMOTE =
  /^[a-z][\w+.-]*:\/\/|^git@|^(?:github|gitlab|bitbucket)\.[\w.]+[/:]|^git::|[?&]ref=|^[\w-]+(?:\.[\w-]+)+\/[^\s]*\/\//iu;

function kindOf(path: string): KustomizationEntry['kind'] {
  if (REMOTE.test(path)) return 'remote';
  return /\.(?:ya?ml|json|properties|env|txt|conf|toml|ini)$/iu.test(path) ? 'file' : 'folder';
}

/** Files whose content becomes data: `path`, or `key=path`. */
function dataFiles(generators: YamlNode | undefined, field: string): readonly KustomizationEntry[] {
  return itemsOf(generators).flatMap((generator) => {
    const scalars = ['files', 'envs', 'env'].flatMap((key) => scalarsOf(valueOf(generator, key)));
    return scalars.flatMap((node): readonly KustomizationEntry[] => {
      const [, before = '', path = ''] = /^([^=]*=)?(.*)$/u.exec(node.text) ?? [];
      if (path === '' || REMOTE.test(path)) return [];
      return [{ use: 'data', field, node, path, span: partOf(node, before.length), kind: 'file' }];
    });
  });
}

/** A scalar on one line, from one of its characters on. */
function partOf({ span: at, text, style }: YamlScalar, from: number): Span {
  if (from === 0) return at;
  const quote = style === 'quoted' ? 1 : 0;
  return at.end - at.start === text.length + 2 * quote
    ? within(at, at.start + quote + from, at.end - quote)
    : at;
}

function generatedIn(root: YamlMap, field: string, kind: Generator['kind']): readonly Generator[] {
  return itemsOf(valueOf(root, field)).flatMap((node) => {
    const name = scalarOf(node, 'name');
    if (!isMap(node) || !name) return [];
    const behavior = scalarOf(node, 'behavior');
    return [
      {
        kind,
        name,
        namespace: scalarOf(node, 'namespace'),
        node,
        keys: keysOf(node),
        behavior,
        open: ['envs', 'env'].some((key) => valueOf(node, key)) || behavior?.text === 'merge',
      },
    ];
  });
}

function keysOf(generator: YamlMap): Generator['keys'] {
  const literals = scalarsOf(valueOf(generator, 'literals')).map((node) => ({
    name: /^[^=]*/u.exec(node.text)?.[0] ?? '',
    span: node.span,
  }));
  const files = scalarsOf(valueOf(generator, 'files')).map((node) => {
    const cut = node.text.indexOf('=');
    const name = cut === -1 ? (node.text.split('/').at(-1) ?? '') : node.text.slice(0, cut);
    return { name, span: node.span };
  });
  return [...literals, ...files];
}
