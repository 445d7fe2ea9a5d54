import { isScalar, type YamlScalar } from '../../../core/yaml/node.ts';
import type { Container } from './model.ts';
import { mapAt } from './node-at.ts';
import { quantityOf, type Quantity } from '../../../formats/quantities/quantity.ts';

/** An amount that a container asks for or is held to. */
export interface Amount {
  readonly resource: string;
  readonly node: YamlScalar;
  readonly quantity: Quantity | undefined;
}

export function amountsOf({ node }: Container, list: 'requests' | 'limits'): readonly Amount[] {
  return (mapAt(node, 'resources', list)?.pairs ?? []).flatMap(({ key, value }) =>
    isScalar(value) && value.value !== null
      ? [{ resource: key.text, node: value, quantity: quantityOf(textOf(value)) }]
      : [],
  );
}

/** As the API gets it: a number of YAML is one of JSON, whatever its digits looked like. */
export function textOf(scalar: YamlScalar): string {
  return typeof scalar.value === 'number' && !quantityOf(scalar.text) ? String(scalar.value) : scalar.text;
}
