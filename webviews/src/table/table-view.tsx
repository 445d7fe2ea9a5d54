import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { TableProfile, UnreadRows } from '@vitruve/engine';
import { useListening } from '../frame/listening.ts';
import { StatusLine } from '../frame/status-line.tsx';
import { ToolRow } from '../frame/tool-row.tsx';
import { ToolbarButton } from '../frame/toolbar-button.tsx';
import { ColumnList } from './column-list.tsx';
import { numberText } from '../dashboards/elements/numbers.ts';
import { bytesText } from './figures.ts';
import { FilterBox } from './filter-box.tsx';
import type { TableHost } from './host.ts';
import type { RowOrder, ToTableView } from './protocol.ts';
import { isReadAsItIs, ReadingChoices, type ShownReading } from './reading-choices.tsx';
import { MOST_COLUMNS, RowGrid } from './row-grid.tsx';

type Page = Extract<ToTableView, { readonly type: 'rows' }>;

/** Files that are texts. */
const TEXT = /\.(?:csv|tsv|json|ndjson|jsonl)$/iu;

interface TableViewProps {
  readonly host: TableHost;
  /** Of the file, as a URI. */
  readonly path: string;
}

/** The preview of a table: its rows under what their columns hold, or its columns one below another. */
export function TableView({ host, path }: TableViewProps) {
  const [page, setPage] = useState<Page>();
  // Known while another one is read.
  const [shownReading, setShownReading] = useState<ShownReading>();
  const [profile, setProfile] = useState<TableProfile>();
  const [shown, setShown] = useState<'rows' | 'columns'>('rows');
  const [fault, setFault] = useState('');
  const [status, announce] = useState('');
  const hear = (message: ToTableView): void => {
    switch (message.type) {
      case 'rows':
        setFault('');
        setPage(message);
        setShownReading({ chosen: message.reading, found: message.rows });
        if (page) announce(rangeText(message, profile));
        break;
      case 'progress':
        setProfile(undefined);
        announce(t('Looking at columns: {0} of {1}', message.done, message.total));
        break;
      case 'profile':
        setProfile(message.profile);
        announce(t('All columns were looked at.'));
        break;
      case 'fault':
        setFault(message.message);
        announce('');
        break;
    }
  };
  useListening(host, hear);
  const [filter, setFilter] = useState('');
  const ask = (offset: number, order: RowOrder | undefined, condition = filter): void => {
    announce(t('Reading rows…'));
    setFilter(condition);
    host.post({ type: 'rows', offset, order, ...(condition === '' ? {} : { filter: condition }) });
  };
  // A suite of checks is made of a file that other tasks read.
  const isKept = shownReading !== undefined && !isReadAsItIs(shownReading);
  const name = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
  return (
    <div class="table-view">
      <header class="frame-bar">
        <h1 class="frame-title" title={name}>
          {name}
        </h1>
        <p class="table-facts">{factsText(page, profile)}</p>
        <ToolRow>
          {shownReading && (
            <ReadingChoices
              reading={shownReading}
              choose={(reading) => {
                setPage(undefined);
                setProfile(undefined);
                setFilter('');
                setShown('rows');
                announce(t('Reading rows…'));
                host.post({ type: 'reading', reading });
              }}
            />
          )}
          <ToolbarButton
            label={t('Rows')}
            pressed={shown === 'rows'}
            press={() => {
              setShown('rows');
            }}
          />
          <ToolbarButton
            label={t('Columns')}
            pressed={shown === 'columns'}
            disabled={!profile}
            press={() => {
              setShown('columns');
            }}
          />
          {!isKept && (
            <ToolbarButton
              label={t('Propose Checks')}
              press={() => {
                host.post({ type: 'propose' });
              }}
            />
          )}
          {TEXT.test(name) && (
            <ToolbarButton
              label={t('Open as Text')}
              press={() => {
                host.post({ type: 'text' });
              }}
            />
          )}
        </ToolRow>
      </header>
      {fault !== '' && (
        <div class="frame-problems" role="alert">
          <p>{fault}</p>
        </div>
      )}
      {page?.rows.unread && (
        <div class="frame-problems" role="status">
          <p>{unreadText(page.rows.unread)}</p>
        </div>
      )}
      {page?.rows.columns.length === 0 && <p class="frame-empty">{t('The sheet has no values.')}</p>}
      {shown === 'columns' && profile ? (
        <ColumnList profile={profile} />
      ) : (
        page &&
        page.rows.columns.length > 0 && (
          <>
            <FilterBox
              filter={filter}
              isFaulty={fault !== '' && filter !== ''}
              apply={(condition) => {
                ask(0, page.order, condition);
              }}
            />
            <RowGrid
              rows={page.rows}
              offset={page.offset}
              order={page.order}
              profile={profile}
              sort={(order) => {
                ask(0, order);
              }}
            />
            <Pages page={page} profile={profile} ask={ask} />
          </>
        )
      )}
      {!page && fault === '' && (
        <div class="frame-empty">
          <div class="frame-spinner" />
        </div>
      )}
      <StatusLine text={status} />
    </div>
  );
}

interface PagesProps {
  readonly page: Page;
  readonly profile: TableProfile | undefined;
  readonly ask: (offset: number, order: RowOrder | undefined) => void;
}

/** Which rows are shown, and the way to others. */
function Pages({ page, profile, ask }: PagesProps) {
  const { offset, limit, order, rows } = page;
  if (offset === 0 && !rows.hasMore && rows.matched === undefined) return null;
  return (
    <nav class="table-pages" aria-label={t('Pages')}>
      <ToolRow>
        <ToolbarButton
          label={t('First')}
          disabled={offset === 0}
          press={() => {
            ask(0, order);
          }}
        />
        <ToolbarButton
          label={t('Previous')}
          disabled={offset === 0}
          press={() => {
            ask(Math.max(0, offset - limit), order);
          }}
        />
        <ToolbarButton
          label={t('Next')}
          disabled={!rows.hasMore}
          press={() => {
            ask(offset + limit, order);
          }}
        />
        <ToolbarButton
          label={t('Last')}
          disabled={!rows.hasMore || (!profile && rows.matched === undefined)}
          press={() => {
            ask(lastOffset(rows.matched ?? profile?.rows ?? 0, limit), order);
          }}
        />
      </ToolRow>
      <span>{rangeText(page, profile)}</span>
    </nav>
  );
}

function lastOffset(rows: number, limit: number): number {
  return Math.max(0, Math.floor((rows - 1) / limit) * limit);
}

function rangeText({ offset, rows }: Page, profile: TableProfile | undefined): string {
  const first = numberText(Math.min(offset + 1, offset + rows.rows.length));
  const last = numberText(offset + rows.rows.length);
  if (rows.matched === 0) return t('No row matches the filter');
  if (rows.matched !== undefined)
    return t('Rows {0} to {1} of {2} that match the filter', first, last, numberText(rows.matched));
  if (profile) return t('Rows {0} to {1} of {2}', first, last, numberText(profile.rows));
  return t('Rows {0} to {1}', first, last);
}

function unreadText({ rows, line, reason }: UnreadRows): string {
  return t('Rows that cannot be read: {0}. The first is in line {1}: {2}', numberText(rows), line, reason);
}

function factsText(page: Page | undefined, profile: TableProfile | undefined): string {
  const columns = page && page.rows.columns.length + (page.rows.left ?? 0);
  return [
    ...(profile ? [t('Rows: {0}', numberText(profile.rows))] : []),
    ...(columns === undefined ? [] : [t('Columns: {0}', numberText(columns))]),
    ...(columns !== undefined && columns > MOST_COLUMNS
      ? [t('the first {0} are shown', numberText(MOST_COLUMNS))]
      : []),
    ...(profile ? [bytesText(profile.bytes)] : []),
  ].join(' · ');
}
