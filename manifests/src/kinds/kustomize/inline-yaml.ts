import type { Span } from '../../core/text/span.ts';
import type { YamlDocument, YamlNode, YamlPair, YamlScalar } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { placesIn, type PlaceInScalar } from '../../core/yaml/place-in-scalar.ts';

/**
 * The YAML that a scalar holds, such as a patch written within a kustomization, with the spans of the document around it.
 * @param source the document.
 */
export function inlineYaml(source: string, scalar: YamlScalar): readonly YamlDocument[] {
  const place = placesIn(source, scalar);
  return parseYaml(scalar.text).map(({ root, span, problems }) => ({
    root: root && placed(root, place),
    span: placedSpan(span, place),
    problems: problems.map((problem) => ({
      code: problem.code,
      message: problem.message,
      span: placedSpan(problem.span, place),
    })),
  }));
}

function placed(node: YamlNode, place: PlaceInScalar): YamlNode {
  const span = placedSpan(node.span, place);
  switch (node.type) {
    case 'scalar':
      return placedScalar(node, place);
    case 'seq':
      return { ...node, span, items: node.items.map((item) => item && placed(item, place)) };
    case 'map':
      return { ...node, span, pairs: node.pairs.map((pair) => placedPair(pair, place)) };
  }
}

function placedScalar(node: YamlScalar, place: PlaceInScalar): YamlScalar {
  return { ...node, span: placedSpan(node.span, place) };
}

function placedPair({ key, value, span }: YamlPair, place: PlaceInScalar): YamlPair {
  return {
    key: placedScalar(key, place),
    value: value && placed(value, place),
    span: placedSpan(span, place),
  };
}

function placedSpan({ start, end }: Span, place: PlaceInScalar): Span {
  return place(start, end);
}
