import { serviceRule } from './compose-rule.ts';

/** A mount in short form that Compose cannot read. */
export const mountSyntax = serviceRule({
  id: 'compose/mount-syntax',
  severity: 'error',
  *check({ mounts }) {
    for (const { node, problem } of mounts)
      if (problem !== undefined) yield { message: problem, span: node.span };
  },
});
