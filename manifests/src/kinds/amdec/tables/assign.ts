import { t } from '@vscode/l10n';
import type { ColumnChoice, ImportQuestion } from '../../../core/sheet.ts';
import { headingKey } from './columns.ts';
import {
  ACTION_FIELDS,
  CONTEXT_FIELDS,
  fieldLabel,
  fieldNamed,
  RESIDUAL,
  STAGED_FIELDS,
  stagedOf,
  type Field,
  type StagedField,
} from './fields.ts';
import { meaningOfColumn, stageOfColumn, type ColumnHeading } from './headings.ts';
import { mentionedFields } from './heading-words.ts';
import { numberOf } from './words.ts';

/** What the columns of a sheet hold, by their position, and what only a person can say. */
export interface Assignment {
  readonly fields: ReadonlyMap<number, Field>;
  readonly questions: readonly ImportQuestion[];
}

/** Fields whose wrong column makes a wrong risk: two columns that claim one of them are asked about. */
const ASKED: readonly Field[] = [
  'item',
  'function',
  'failureMode',
  'effect',
  'cause',
  'action',
  'owner',
  'due',
  'status',
];

/** Wider elements and functions than the one that is analyzed are context. */
const CONTEXT_OF: Readonly<Partial<Record<Field, Field>>> = {
  item: 'higherElement',
  function: 'higherFunction',
};

/** Columns beyond these are kept under `other`: no form has as many. */
const MAX_COLUMNS = 200;
/** Rows whose cells tell numbers from texts. */
const MAX_SAMPLE = 200;

/**
 * The field of each column.
 * @param rows what is below the headings: `Detection` heads ratings in one table and controls in another
 */
export function assignColumns(
  headings: readonly ColumnHeading[],
  rows: readonly (readonly string[])[],
  sheet: string,
  language: 'en' | 'fr',
  choices: readonly ColumnChoice[],
): Assignment {
  return new Assigner(
    headings.slice(0, MAX_COLUMNS),
    rows.slice(0, MAX_SAMPLE),
    sheet,
    language,
    choices,
  ).assign();
}

interface Claim {
  readonly column: number;
  readonly field: Field;
  readonly rank: number;
}

class Assigner {
  readonly #fields = new Map<number, Field>();
  readonly #questions: ImportQuestion[] = [];
  /** Columns that a person named, or that are known to have no key. */
  readonly #settled = new Set<number>();

  readonly #headings: readonly ColumnHeading[];
  readonly #rows: readonly (readonly string[])[];
  readonly #sheet: string;
  readonly #language: 'en' | 'fr';
  readonly #choices: readonly ColumnChoice[];

  constructor(
    headings: readonly ColumnHeading[],
    rows: readonly (readonly string[])[],
    sheet: string,
    language: 'en' | 'fr',
    choices: readonly ColumnChoice[],
  ) {
    this.#headings = headings;
    this.#rows = rows;
    this.#sheet = sheet;
    this.#language = language;
    this.#choices = choices;
  }

  assign(): Assignment {
    this.#takeChoices();
    const claims = this.#claims();
    for (const field of new Set(claims.map((claim) => claim.field))) {
      const own = claims.filter((claim) => claim.field === field);
      if (!stagedOf(field)) this.#settleText(field, own);
    }
    for (const staged of STAGED_FIELDS) {
      this.#settleStaged(
        staged,
        claims.filter(({ field }) => stagedOf(field)?.staged === staged),
      );
    }
    this.#askForFailureMode();
    return { fields: this.#fields, questions: this.#questions };
  }

  #takeChoices(): void {
    for (const [column, heading] of this.#headings.entries()) {
      const choice = this.#choices.find((one) => isChosen(one, this.#sheet, column, heading));
      if (!choice) continue;
      this.#settled.add(column);
      const field = fieldNamed(choice.field);
      if (field) this.#fields.set(column, field);
    }
  }

  /** What the headings say, with what the cells below say where a heading has two meanings. */
  #claims(): readonly Claim[] {
    const claims = this.#headings.flatMap((heading, column): Claim[] => {
      if (this.#settled.has(column)) return [];
      const meaning = meaningOfColumn(heading);
      if (!meaning) return [];
      if (meaning.field === undefined) {
        this.#settled.add(column);
        return [];
      }
      return [{ column, field: this.#byContent(meaning.field, column), rank: meaning.rank }];
    });
    return claims.map((claim) =>
      this.#isNonDetection(claim, claims) ? { ...claim, field: 'detection' } : claim,
    );
  }

  /** « Détection » above texts is how a failure is detected; above numbers, it is the rating. */
  #byContent(field: Field, column: number): Field {
    if (field !== 'detection') return field;
    if (headingKey(this.#headings[column]?.leaf ?? '').length <= 3) return field;
    const { numbers, texts } = this.#contentOf(column);
    return texts > numbers ? 'detectionControls' : field;
  }

  /** « N » beside F and G is the rating of non-detection; elsewhere it is the number of the row. */
  #isNonDetection({ column, field }: Claim, claims: readonly Claim[]): boolean {
    if (field !== 'id' || !/^N'?$/iu.test(this.#headings[column]?.leaf ?? '')) return false;
    const beside = claims.filter((claim) => Math.abs(claim.column - column) === 1);
    return beside.some((claim) => stagedOf(claim.field));
  }

  #contentOf(column: number): { readonly numbers: number; readonly texts: number } {
    let numbers = 0;
    let texts = 0;
    for (const row of this.#rows) {
      const cell = row[column] ?? '';
      if (cell === '') continue;
      if (numberOf(cell)) numbers++;
      else texts++;
    }
    return { numbers, texts };
  }

  /** The column whose heading is the nearest to a field holds it; two that are equally near are asked about. */
  #settleText(field: Field, claims: readonly Claim[]): void {
    if (this.#isTaken(field) && !CONTEXT_FIELDS.includes(field)) return;
    if (CONTEXT_FIELDS.includes(field)) {
      for (const { column } of claims) this.#fields.set(column, field);
      return;
    }
    const best = Math.min(...claims.map(({ rank }) => rank));
    const nearest = claims.filter(({ rank }) => rank === best);
    const [first] = nearest;
    if (!first) return;
    if (nearest.length > 1 && ASKED.includes(field)) {
      this.#askWhich(field, nearest);
      return;
    }
    this.#fields.set(first.column, field);
    const context = CONTEXT_OF[field];
    for (const { column } of claims)
      if (context && column !== first.column) this.#fields.set(column, context);
  }

  #settleStaged(field: StagedField, claims: readonly Claim[]): void {
    const residual = RESIDUAL[field];
    const staged = claims.map((claim) => ({ ...claim, stage: this.#stageOf(claim) }));
    const open = staged.filter(({ stage }) => stage === undefined);
    this.#settleStage(
      residual,
      staged.filter(({ stage }) => stage === 'residual'),
    );
    this.#settleStage(
      field,
      staged.filter(({ stage }) => stage === 'initial'),
    );
    for (const { column } of open) {
      const isAfter = this.#isAfterActions(column);
      if (!isAfter && !this.#isTaken(field)) this.#fields.set(column, field);
      else if (isAfter && this.#isTaken(field) && !this.#isTaken(residual))
        this.#fields.set(column, residual);
      // A priority can be computed: one that stands alone behind the actions is not worth a question.
      else if (field === 'actionPriority' && !this.#isTaken(field)) this.#fields.set(column, field);
      else this.#askStage(column, isAfter ? [residual, field] : [field, residual]);
    }
  }

  #settleStage(field: Field, claims: readonly Claim[]): void {
    if (claims.length === 0 || this.#isTaken(field)) return;
    const best = Math.min(...claims.map(({ rank }) => rank));
    const nearest = claims.filter(({ rank }) => rank === best);
    const [first] = nearest;
    if (nearest.length > 1) this.#askWhich(field, nearest);
    else if (first) this.#fields.set(first.column, field);
  }

  #stageOf({ column, field }: Claim): 'initial' | 'residual' | undefined {
    if (stagedOf(field)?.isResidual === true) return 'residual';
    const heading = this.#headings[column];
    return heading && stageOfColumn(heading);
  }

  #isAfterActions(column: number): boolean {
    return [...this.#fields].some(([at, field]) => at < column && ACTION_FIELDS.includes(field));
  }

  #isTaken(field: Field): boolean {
    return [...this.#fields.values()].includes(field);
  }

  /** A risk without a failure mode is none: which column names it is asked, unless the sheet has no other one. */
  #askForFailureMode(): void {
    if (this.#isTaken('failureMode') || this.#questions.length > 0) return;
    const free = this.#headings.flatMap(({ leaf }, column) =>
      leaf === '' || this.#fields.has(column) || this.#settled.has(column) ? [] : [column],
    );
    const likely = free.filter((column) =>
      mentionedFields(this.#headings[column]?.leaf ?? '').includes('failureMode'),
    );
    const columns = [...likely, ...free.filter((column) => !likely.includes(column))];
    if (columns.length === 0) return;
    this.#ask(
      t('No column was recognized as {0}: which one is it?', fieldLabel('failureMode', this.#language)),
      columns.map((column) => this.#option(column, 'failureMode', this.#shown(column))),
    );
  }

  #askWhich(field: Field, claims: readonly Claim[]): void {
    this.#ask(
      t('Several columns may be {0}: which one is it?', fieldLabel(field, this.#language)),
      claims.map(({ column }) => this.#option(column, field, this.#shown(column))),
    );
  }

  #askStage(column: number, fields: readonly Field[]): void {
    this.#ask(t('Column {0}: is it the rating before or after the actions?', this.#shown(column)), [
      ...fields.map((field) => this.#option(column, field, fieldLabel(field, this.#language))),
      this.#option(column, 'other', t('Keep it under "other"')),
    ]);
  }

  #shown(column: number): string {
    return `${column + 1} "${this.#headings[column]?.shown ?? ''}"`;
  }

  #option(column: number, field: Field | 'other', label: string): ImportQuestion['options'][number] {
    return { label, choice: { sheet: this.#sheet, column: String(column + 1), field } };
  }

  #ask(message: string, options: ImportQuestion['options']): void {
    this.#questions.push({ message, sheet: this.#sheet, options });
  }
}

/** Whether a person spoke about this column: by its number, or by its heading. */
export function isChosen(
  choice: ColumnChoice,
  sheet: string,
  column: number,
  { leaf, shown }: ColumnHeading,
): boolean {
  if (choice.sheet !== undefined && choice.sheet !== sheet) return false;
  if (choice.column === String(column + 1)) return true;
  const key = headingKey(choice.column);
  return key !== '' && [leaf, shown].some((heading) => headingKey(heading) === key);
}
