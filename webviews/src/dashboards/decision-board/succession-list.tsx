import { t } from '@vscode/l10n';
import type { Source } from '@vitruve/manifests';
import { useId, useRef } from 'preact/hooks';
import { useFirst } from '../elements/more.tsx';
import { useRoving } from '../elements/roving.ts';
import { SourceLink } from '../elements/source-link.tsx';
import type { Succession } from './chains.ts';

interface SuccessionListProps {
  readonly successions: readonly Succession[];
  readonly reveal: (source: Source) => void;
}

/** Chains shown at first. */
const FIRST_CHAINS = 6;

/** What replaces what: below each decision those that it replaced. */
export function SuccessionList({ successions, reveal }: SuccessionListProps) {
  const heading = useId();
  const list = useRef<HTMLDivElement>(null);
  useRoving(list);
  const { listed, more } = useFirst(successions, FIRST_CHAINS);
  return (
    <section class="successions" aria-labelledby={heading}>
      <h3 id={heading}>{t('Supersession chains')}</h3>
      {successions.length === 0 ? (
        <p class="quiet">{t('No decision supersedes another.')}</p>
      ) : (
        <div ref={list}>
          <Level successions={listed} reveal={reveal} />
        </div>
      )}
      {more}
    </section>
  );
}

function Level({ successions, reveal }: SuccessionListProps) {
  return (
    <ul>
      {successions.map(({ decision, replaces }) => (
        <li key={decision.id}>
          <SourceLink
            thing={`succession:${decision.id}`}
            source={decision.source}
            reveal={reveal}
            style="decision"
          >
            <b>{decision.id}</b> {decision.title}
          </SourceLink>
          {replaces.length > 0 && (
            <>
              <span class="quiet replaces">{t('supersedes')}</span>
              <Level successions={replaces} reveal={reveal} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
