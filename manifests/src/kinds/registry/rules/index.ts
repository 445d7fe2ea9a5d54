import type { Rule } from '../../../core/rules/rule.ts';
import type { RegistryModel } from '../../../formats/model-registry/registry.ts';
import { challengerIsChampion } from './challenger-is-champion.ts';
import { championUnapproved } from './champion-unapproved.ts';
import { decisionUnknown } from './decision-unknown.ts';
import { fileMissing } from './file-missing.ts';
import { gateNotMet } from './gate-not-met.ts';
import { hashMismatch } from './hash-mismatch.ts';
import { historyMismatch } from './history-mismatch.ts';
import { ownerUnknown } from './owner-unknown.ts';
import { versionUnknown } from './version-unknown.ts';

/** All rules on registries of models. `registry/schema` is checked by the parser. */
export const REGISTRY_RULES: readonly Rule<RegistryModel>[] = [
  fileMissing,
  hashMismatch,
  versionUnknown,
  challengerIsChampion,
  championUnapproved,
  gateNotMet,
  historyMismatch,
  ownerUnknown,
  decisionUnknown,
];
