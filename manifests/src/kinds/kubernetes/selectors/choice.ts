import type { Reference } from '../../../core/graph/entity.ts';
import type { YamlMap, YamlNode } from '../../../core/yaml/node.ts';
import type { LabelOwner } from '../resources/identity.ts';
import type { SelectorPlace } from './places.ts';
import type { Selector } from './selector.ts';

/** A selector of a resource, and where it looks. */
export interface Choice {
  readonly place: SelectorPlace;
  readonly selector: Selector;
  readonly node: YamlNode;
  readonly holder: YamlMap;
  /** The namespaces that it chooses from; undefined: its own, which nobody wrote, or any. */
  readonly scopes: readonly string[] | undefined;
  /** The namespaces that it chooses from, by their labels. */
  readonly namespaces: Selector | undefined;
  /** What is chosen. */
  readonly of: LabelOwner;
  readonly references: readonly Reference[];
}
