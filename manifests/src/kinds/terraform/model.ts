import type { HclBlock, HclFile } from '../../formats/terraform/read-hcl.ts';
import type { RecordedResources } from '../../formats/terraform/read-recorded.ts';

/** A file of Terraform: what is written in it, or what a state or plan records. */
export type TerraformModel = HclFile | RecordedResources;

/** `aws_db_instance.ledger`; undefined for a block that is no resource. */
export function addressOf({ type, labels }: HclBlock): string | undefined {
  return type === 'resource' && labels.length === 2 ? labels.join('.') : undefined;
}
