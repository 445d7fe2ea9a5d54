import type { Completion } from '../../../core/contributions/completion.ts';
import type { HoverText } from '../../../core/contributions/hover.ts';
import type { OutlineItem } from '../../../core/contributions/outline.ts';
import type { Entity } from '../../../core/graph/entity.ts';
import type { Facts } from '../../../core/graph/graph-index.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import type { View } from '../../../core/views/view.ts';
import type { YamlCursor } from '../../../core/yaml/cursor.ts';
import type { KubernetesModel, Resource } from '../resources/model.ts';

/**
 * Resources that are a language of their own inside a Kubernetes manifest: workflows of Argo, applications of Argo CD. What
 * is said of all resources (schema, names, references by name) is said elsewhere; a family adds what only it knows.
 */
export interface Family {
  readonly id: string;
  owns(resource: Resource): boolean;
  /** What it declares and names beyond the general. Called once for each state of a resource. */
  declare?(resource: Resource, uri: string): Facts;
  readonly rules: readonly Rule<KubernetesModel>[];
  /** Fields whose words its own rules know, whatever the version of the schema. */
  readonly knownWords?: ReadonlySet<string>;
  complete?(
    context: RuleContext<KubernetesModel>,
    resource: Resource,
    cursor: YamlCursor,
  ): readonly Completion[];
  hover?(context: RuleContext<KubernetesModel>, resource: Resource, offset: number): HoverText | undefined;
  /** Markdown that explains what it declares; undefined for what applies to all resources. */
  describe?(context: RuleContext<KubernetesModel>, resource: Resource, entity: Entity): string | undefined;
  /** Its parts in the outline, below the resource. */
  outline?(resource: Resource): readonly OutlineItem[];
  readonly views?: readonly View<KubernetesModel>[];
}
