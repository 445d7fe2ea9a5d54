import type { Entity } from '../../core/graph/entity.ts';
import { span } from '../../core/text/span.ts';
import { contentEnd, contentOf } from '../../core/yaml/node.ts';
import type { DetectorModel } from './model.ts';

/**
 * The detector that a manifest declares. Its key is the file of its model, which configurations name; its name is the file name,
 * which the manifest contains only if its id is the same.
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
