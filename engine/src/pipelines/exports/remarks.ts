import type { Span } from '@vitruve/manifests';

/** What is to be said of a place of a pipeline that is exported. */
export interface Remark {
  readonly span: Span;
  readonly message: string;
}

/** What an export cannot express, and what it leaves out. */
export class Remarks {
  /** What makes the export impossible. */
  readonly refused: Remark[] = [];
  /** What the result does without. */
  readonly lost: Remark[] = [];

  refuse(span: Span, message: string): void {
    add(this.refused, span, message);
  }

  lose(span: Span, message: string): void {
    add(this.lost, span, message);
  }

  /** Puts them into the order of the text. */
  sort(): void {
    for (const remarks of [this.refused, this.lost]) remarks.sort((a, b) => a.span.start - b.span.start);
  }
}

/** The same is said once of a place, for all runs of a stage. */
function add(remarks: Remark[], span: Span, message: string): void {
  if (!remarks.some((one) => one.span.start === span.start && one.message === message))
    remarks.push({ span, message });
}
