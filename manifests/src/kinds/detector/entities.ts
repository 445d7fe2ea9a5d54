import type { Entity } from '../../core/graph/entity.ts';
import { span } from '../../core/text/span.ts';
import { contentEnd, contentOf } from '../../core/yaml/node.ts';
import type { DetectorModel } from './model.ts';

/**
 * The detector that a manifest declares. Configurations name the file of its model, which is its key; its name is that of
 * the file, and stands in the manifest only where the id is the same.
 */
export function entityOf(uri: string, { stem, file, fields }: DetectorModel): Entity<'detector'> {
  const id = fields?.id;
  const at = id ? contentOf(id) : fields?.root.pairs[0]?.key.span;
  return {
    type: 'detector',
    uri,
    name: stem,
    key: file,
    span: at ?? span(0, 0),
    extent: span(0, fields ? contentEnd(fields.root) : 0),
    notation: id?.text === stem ? 'yaml' : 'fixed',
    ...(id && id.text !== stem ? { detail: id.text } : {}),
    facts: { subject: fields?.subject?.text, licence: fields?.licence?.text },
  };
}
