import { t } from '@vscode/l10n';
import type { Service, WrittenPort } from '../model.ts';
import { rangeText, type PortRange, type PublishedPort } from '../port.ts';
import { scalarOf } from '../../../core/yaml/node.ts';
import { composeRule } from './compose-rule.ts';

interface Claim {
  readonly service: Service;
  readonly written: WrittenPort;
  readonly port: PublishedPort;
  readonly host: PortRange;
}

/** Ports that begin below one are compared with it so far, so that a thousand equal ones stay cheap. */
const MAX_COMPARED = 32;

/** Two services, or one twice, that want the same port of the host. */
export const duplicatePort = composeRule({
  id: 'compose/duplicate-port',
  severity: 'warning',
  *check({ uri, model }) {
    const claims = model.services.flatMap(claimsOf).sort((a, b) => a.host.first - b.host.first);
    for (const [index, claim] of claims.entries()) {
      const before = claims
        .slice(Math.max(index - MAX_COMPARED, 0), index)
        .find((other) => collide(other, claim));
      if (!before) continue;
      const [first, again] =
        before.written.node.span.start <= claim.written.node.span.start ? [before, claim] : [claim, before];
      if (first.written.node === again.written.node) continue;
      const host = rangeText(again.host);
      yield {
        message:
          first.service === again.service
            ? t('Duplicate host port {0}', host)
            : t('Host port {0} is already published by "{1}"', host, first.service.name),
        span: again.written.node.span,
        related: [{ uri, span: first.written.node.span, message: t('First occurrence') }],
      };
    }
  },
});

function claimsOf(service: Service): Claim[] {
  if (scalarOf(service.node, 'network_mode')?.text === 'host') return [];
  return service.ports.flatMap((written): Claim[] => {
    const { port } = written;
    if (!port?.host || port.host.first === 0) return [];
    const { host, container } = port;
    // From a range for one port Docker takes what is free.
    const isChoice = host.first !== host.last && container.first === container.last;
    return isChoice ? [] : [{ service, written, port, host }];
  });
}

function collide(a: Claim, b: Claim): boolean {
  if (a.port.protocol !== b.port.protocol || a.host.last < b.host.first || b.host.last < a.host.first)
    return false;
  const everywhere = [a, b].some(({ port }) => port.ip === undefined || /^(?:0\.0\.0\.0|::)$/u.test(port.ip));
  return (everywhere || a.port.ip === b.port.ip) && startTogether(a.service, b.service);
}

/** True for services that start by the same command, whichever profiles it names. */
export function startTogether(a: Service, b: Service): boolean {
  if (a.profiles.length === 0 || b.profiles.length === 0) return a.profiles.length === b.profiles.length;
  return a.profiles.some((profile) => b.profiles.includes(profile));
}
