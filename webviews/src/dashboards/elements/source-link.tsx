import type { Source } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { STOP } from './roving.ts';

interface SourceLinkProps {
  /** `data-thing`: what it leads to, for exports, tests and the mark of the cursor. */
  readonly thing: string;
  readonly source: Source;
  readonly reveal: (source: Source) => void;
  readonly style?: string;
  readonly children: ComponentChildren;
}

/** A thing of a list, which leads to where it is written; the arrows stop at it. */
export function SourceLink({ thing, source, reveal, style = 'link', children }: SourceLinkProps) {
  return (
    <button
      type="button"
      class={style}
      data-thing={thing}
      title={t('Go to text')}
      onClick={() => {
        reveal(source);
      }}
      {...STOP}
    >
      {children}
    </button>
  );
}
