import type { FlowFacts } from '../../formats/architecture/entity-types.ts';

const ENCRYPTED = /^(?:https|tls|wss|grpcs|ssh|sftp|ftps|amqps|mqtts|ldaps|smtps|ipsec|vpn|jdbcs)$/iu;
const CLEAR = /^(?:http|ftp|ws|telnet|smtp|ldap|mqtt|amqp)$/iu;

/** True for a flow that is encrypted on its way, false for one that is not; undefined where the model does not say. */
export function isEncrypted({
  tls,
  protocol = '',
}: Pick<FlowFacts, 'tls' | 'protocol'>): boolean | undefined {
  if (tls !== undefined) return tls;
  if (ENCRYPTED.test(protocol)) return true;
  return CLEAR.test(protocol) ? false : undefined;
}
