import { t } from '@vscode/l10n';
import type { HoverText } from '../../../core/contributions/hover.ts';
import { documentAt, pathAt } from '../../../core/yaml/path-at.ts';
import type { KindContext } from '../../../core/kind.ts';
import type { KubernetesModel } from '../resources/model.ts';
import { catalog, type Lifecycle } from './catalog.ts';
import { typeName } from './messages.ts';
import { resourceAt, type ResourceAt } from './resource-at.ts';
import { shapeOfKind } from './kind-shape.ts';
import { allowedIn, fieldAt, type Field, type ObjectShape, type Shape } from './shape.ts';

/** What the schema says of a field, of one of its values, or of the kind of a resource. */
export function hoverField(
  { model, graph, document }: KindContext<KubernetesModel>,
  offset: number,
): HoverText | undefined {
  const at = pathAt(documentAt(model.documents, offset)?.root ?? null, offset);
  if (!at) return undefined;
  const resource = resourceAt(model, offset, at.path);
  const shape = shapeOfKind(resource, graph, document.uri);
  const [first] = resource.path;
  if (!shape || first === undefined) return undefined;
  if (at.role === 'value' && resource.path.length === 1 && (first === 'kind' || first === 'apiVersion')) {
    return { span: at.span, markdown: kindText(resource, shape) };
  }
  const field = fieldAt(shape, resource.path);
  if (!field) return undefined;
  const markdown =
    at.role === 'key' ? fieldText(String(resource.path.at(-1)), field) : valueText(field, at.node.text);
  return markdown === undefined ? undefined : { span: at.span, markdown };
}

/** What others say of a place, with what the schema says of the field below it. */
export function withField(other: HoverText | undefined, field: HoverText | undefined): HoverText | undefined {
  if (!other || !field) return other ?? field;
  return { span: other.span, markdown: `${other.markdown}\n\n---\n\n${field.markdown}` };
}

function fieldText(name: string, field: Field): string {
  const facts = [typeText(field.shape)];
  if (field.required) facts.push(t('required'));
  if (field.since !== undefined) facts.push(t('since Kubernetes {0}', field.since));
  const allowed = allowedIn(field.shape);
  return [
    `**${name}** · ${facts.join(' · ')}`,
    field.description ?? '',
    // The upstream texts of most such fields list them too, with a word on each.
    allowed.length > 0 && !field.description?.includes('Possible enum values')
      ? t('Valid values: {0}', allowed.map((value) => `\`${value}\``).join(', '))
      : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function typeText(shape: Shape): string {
  if (shape.type === 'list') return t('a list of {0}', itemText(shape.items));
  if (shape.type === 'object' && shape.name !== undefined) return `\`${shape.name}\``;
  return typeName(shape.type);
}

function itemText(shape: Shape): string {
  return shape.type === 'object' && shape.name !== undefined ? `\`${shape.name}\`` : typeName(shape.type);
}

/** What the description says of one value: ` - `"Never"` means …`. */
function valueText({ description, shape }: Field, value: string): string | undefined {
  if (!allowedIn(shape).includes(value)) return undefined;
  const lines = description?.split('\n') ?? [];
  return lines.find((line) => line.startsWith(` - \`"${value}"\``))?.slice(' - '.length);
}

function kindText({ apiVersion, kind }: ResourceAt, shape: ObjectShape): string {
  const lifecycle = catalog().lifecycleOf(apiVersion, kind);
  return [
    `**${kind}** · \`${apiVersion}\``,
    lifecycle ? lifecycleText(lifecycle) : '',
    shape.description ?? '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function lifecycleText({ introduced, deprecated, removed, replacement }: Lifecycle): string {
  return [
    introduced === undefined ? '' : t('since Kubernetes {0}', introduced),
    deprecated === undefined ? '' : t('deprecated since {0}', deprecated),
    removed === undefined ? '' : t('removed in {0}', removed),
    replacement === undefined ? '' : t('use "{0}"', replacement),
  ]
    .filter(Boolean)
    .join(' · ');
}
