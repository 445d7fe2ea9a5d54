import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import { touches } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import type { ComposeModel, Service } from './model.ts';
import { COMPOSE_SCHEMA } from './parse.ts';
import { rangeText } from './port.ts';

/** Over a key what the specification says of it; over a port which one leads where. Names are described elsewhere. */
export function hoverCompose(
  { model, document }: KindContext<ComposeModel>,
  offset: number,
): HoverText | undefined {
  for (const service of model.services) {
    if (touches(service.span, offset)) return undefined;
    if (!touches(service.node.span, offset)) continue;
    if (service.uses.some(({ span }) => touches(span, offset))) return undefined;
    const port = hoverPort(service, offset);
    if (port) return port;
  }
  if (model.resources.some(({ span }) => touches(span, offset))) return undefined;
  return document.getText() === '' ? undefined : hoverFromSchema(COMPOSE_SCHEMA, model.documents, offset);
}

function hoverPort({ name, ports }: Service, offset: number): HoverText | undefined {
  const written = ports.find(({ node }) => node.type === 'scalar' && touches(node.span, offset));
  const port = written?.port;
  if (!written || !port) return undefined;
  const inside = `${rangeText(port.container)}/${port.protocol}`;
  const markdown = port.host
    ? t(
        'Host port {0} maps to port {1} of "{2}"',
        `${port.ip ? `${port.ip}:` : ''}${rangeText(port.host)}`,
        inside,
        name,
      )
    : t('An available host port maps to port {0} of "{1}"', inside, name);
  return { span: written.node.span, markdown };
}
