import { isSeq, scalarOf, scalarsOf, valueOf, type YamlScalar } from '../../../core/yaml/node.ts';
import type { Service } from '../model.ts';

/** The words of a health check that is written as a list. */
export function testOf({ node }: Service): readonly YamlScalar[] {
  const test = valueOf(valueOf(node, 'healthcheck'), 'test');
  return isSeq(test) ? scalarsOf(test) : [];
}

/** Whether a service has a health check. */
export function healthOf(service: Service): 'unspecified' | 'disabled' | 'checked' {
  const check = valueOf(service.node, 'healthcheck');
  if (!check) return 'unspecified';
  if (scalarOf(check, 'disable')?.value === true || testOf(service)[0]?.text === 'NONE') return 'disabled';
  return valueOf(check, 'test') ? 'checked' : 'unspecified';
}
