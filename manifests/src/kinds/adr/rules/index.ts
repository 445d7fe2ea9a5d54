import type { Rule } from '../../../core/rules/rule.ts';
import type { Decision } from '../model.ts';
import { checkBroken } from './check-broken.ts';
import { checkEmpty } from './check-empty.ts';
import { checkForm } from './check-form.ts';
import { dateIso } from './date-iso.ts';
import { dateOrder } from './date-order.ts';
import { driverUnused } from './driver-unused.ts';
import { fileNameNumber } from './file-name-number.ts';
import { linkExists } from './link-exists.ts';
import { numberDuplicate } from './number-duplicate.ts';
import { optionArguedUnknown } from './option-argued-unknown.ts';
import { optionChosenUnknown } from './option-chosen-unknown.ts';
import { optionUnargued } from './option-unargued.ts';
import { outcomeEmpty } from './outcome-empty.ts';
import { peopleUnknown } from './people-unknown.ts';
import { placeholderLeft } from './placeholder-left.ts';
import { referenceMismatch } from '../../../formats/citations/reference-mismatch.ts';
import { referenceUnknown } from './reference-unknown.ts';
import { revisitOverdue } from './revisit-overdue.ts';
import { sectionsPresent } from './sections-present.ts';
import { statusTransition } from './status-transition.ts';
import { statusValid } from './status-valid.ts';
import { supersedeBroken } from './supersede-broken.ts';
import { supersedeChain } from './supersede-chain.ts';
import { supersedeCycle } from './supersede-cycle.ts';
import { supersedeNotMirrored } from './supersede-not-mirrored.ts';
import { supersedeUndecided } from './supersede-undecided.ts';
import { twoOptions } from './two-options.ts';
import { undecidedTooLong } from './undecided-too-long.ts';
import { yStatement } from './y-statement.ts';

/** All rules about decision records. `adr/front-matter-closed` is found while parsing. */
export const ADR_RULES: readonly Rule<Decision>[] = [
  checkBroken,
  checkEmpty,
  checkForm,
  dateIso,
  dateOrder,
  driverUnused,
  fileNameNumber,
  linkExists,
  numberDuplicate,
  optionArguedUnknown,
  optionChosenUnknown,
  optionUnargued,
  outcomeEmpty,
  peopleUnknown,
  placeholderLeft,
  referenceMismatch,
  referenceUnknown,
  revisitOverdue,
  sectionsPresent,
  statusTransition,
  statusValid,
  supersedeBroken,
  supersedeChain,
  supersedeCycle,
  supersedeNotMirrored,
  supersedeUndecided,
  twoOptions,
  undecidedTooLong,
  yStatement,
];
