import type { Rule } from '../../../core/rules/rule.ts';
import type { ArchitectureModel } from '../model.ts';
import { referenceUnknown } from './reference-unknown.ts';
import { duplicateId } from './duplicate-id.ts';
import { idForm } from './id-form.ts';
import { layerUnknown } from './layer-unknown.ts';
import { layerOrder } from './layer-order.ts';
import { unsupported } from './unsupported.ts';
import { orphan } from './orphan.ts';
import { redundantFunction } from './redundant-function.ts';
import { severalWriters } from './several-writers.ts';
import { noSuccessor } from './no-successor.ts';
import { undecidedElement } from './undecided-element.ts';
import { periodOrder } from './period-order.ts';
import { flowWithoutEnd } from './flow-without-end.ts';
import { stepUndeclared } from './step-undeclared.ts';
import { severalCurrent } from './several-current.ts';
import { waiverExpired } from './waiver-expired.ts';
import { waiverUndecided } from './waiver-undecided.ts';
import { ownerUnknown } from './owner-unknown.ts';
import { decisionBroken } from './decision-broken.ts';
import { decisionUnknown } from './decision-unknown.ts';
import { workloadUnknown } from './workload-unknown.ts';
import { flowUnmodeled } from './flow-unmodeled.ts';
import { notModeled } from './not-modeled.ts';
import { syncCycle } from './sync-cycle.ts';
import { singlePoint } from './single-point.ts';
import { availability } from './availability.ts';
import { latency } from './latency.ts';
import { capacity } from './capacity.ts';
import { recovery } from './recovery.ts';
import { deployedOtherwise } from './deployed-otherwise.ts';
import { storeClass } from './store-class.ts';
import { dataUnused } from './data-unused.ts';
import { viewEmpty } from './view-empty.ts';
import { dataOrigin } from './data-origin.ts';
import { pciAuthenticationStored } from './pci-authentication-stored.ts';
import { pciPanReadable } from './pci-pan-readable.ts';
import { pciOpenNetwork } from './pci-open-network.ts';
import { pciDirectAccess } from './pci-direct-access.ts';
import { pciScope } from './pci-scope.ts';
import { personalDataRecord } from './personal-data-record.ts';
import { personalDataTransfer } from './personal-data-transfer.ts';
import { specialDataAssessment } from './special-data-assessment.ts';
import { zoneNamespace } from './zone-namespace.ts';

/** All rules of architecture models. `architecture/schema` is checked by the parser. */
export const ARCHITECTURE_RULES: readonly Rule<ArchitectureModel>[] = [
  referenceUnknown,
  duplicateId,
  idForm,
  layerUnknown,
  layerOrder,
  unsupported,
  orphan,
  redundantFunction,
  severalWriters,
  noSuccessor,
  undecidedElement,
  periodOrder,
  flowWithoutEnd,
  stepUndeclared,
  severalCurrent,
  waiverExpired,
  waiverUndecided,
  ownerUnknown,
  decisionBroken,
  decisionUnknown,
  workloadUnknown,
  flowUnmodeled,
  notModeled,
  deployedOtherwise,
  syncCycle,
  singlePoint,
  availability,
  latency,
  capacity,
  recovery,
  storeClass,
  dataUnused,
  viewEmpty,
  dataOrigin,
  pciAuthenticationStored,
  pciPanReadable,
  pciOpenNetwork,
  pciDirectAccess,
  pciScope,
  personalDataRecord,
  personalDataTransfer,
  specialDataAssessment,
  zoneNamespace,
];
