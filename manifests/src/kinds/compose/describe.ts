import { t } from '@vscode/l10n';
import type { Entity } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { touches } from '../../core/text/span.ts';
import { valueOf } from '../../core/yaml/node.ts';
import type { ComposeModel, Service } from './model.ts';
import { rangeText } from './port.ts';
import { usesOfName } from './project.ts';

/** A service, volume, network … in a few lines, for whoever names it. */
export function describeCompose({ model, graph }: KindContext<ComposeModel>, entity: Entity): string {
  const users = [
    ...new Set(usesOfName(graph, entity).flatMap((reference) => userOf(model, reference, entity.uri))),
  ];
  const service =
    entity.type === 'service' ? model.services.find(({ name }) => name === entity.name) : undefined;
  const lines = service ? serviceLines(service) : resourceLines(model, entity);
  if (users.length > 0) lines.push(t('Used by {0}', users.map((name) => `\`${name}\``).join(', ')));
  const type = entity.type === 'service' ? t('service') : (entity.detail ?? entity.type);
  return [`**${entity.name}** · ${type}`, ...lines.map((line) => `- ${line}`)].join('\n');
}

function serviceLines({ image, build, ports, uses, profiles }: Service): string[] {
  const waits = [
    ...new Set(uses.filter(({ relation }) => relation === 'depends-on').map(({ name }) => `\`${name}\``)),
  ];
  const published = ports.flatMap(({ port }) =>
    port ? [`\`${port.host ? `${rangeText(port.host)} → ` : ''}${rangeText(port.container)}\``] : [],
  );
  return [
    ...(image ? [t('Image {0}', `\`${image.text}\``)] : []),
    ...(build ? [t('Built from {0}', `\`${build.context?.text ?? '.'}\``)] : []),
    ...(published.length > 0 ? [t('Ports {0}', published.join(', '))] : []),
    ...(waits.length > 0 ? [t('Depends on {0}', waits.join(', '))] : []),
    ...(profiles.length > 0 ? [t('Profiles {0}', profiles.join(', '))] : []),
  ];
}

function resourceLines(model: ComposeModel, entity: Entity): string[] {
  const resource = model.resources.find(({ span }) => touches(span, entity.span.start));
  if (!resource) return [];
  const driver = valueOf(resource.node, 'driver');
  return [
    ...(resource.external ? [t('Must already exist ("external")')] : []),
    ...(driver?.type === 'scalar' ? [t('Driver {0}', `\`${driver.text}\``)] : []),
  ];
}

function userOf(
  { services }: ComposeModel,
  { uri, span }: { uri: string; span: Entity['span'] },
  own: string,
): string[] {
  if (uri !== own) return [];
  const user = services.find(({ node }) => node.span.start <= span.start && span.end <= node.span.end);
  return user ? [user.name] : [];
}
