import type { Content } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PictureFormat, ToWebview } from '../protocol.ts';
import type { Abilities, Actions } from '../view-props.ts';
import { EmptyState } from './empty-state.tsx';
import { useExport } from './export.ts';
import type { Host } from './host.ts';
import { useListening } from './listening.ts';
import { Problems } from './problems.tsx';
import { NOTHING, received } from './shown-state.ts';
import { Stage } from './stage.tsx';
import { StatusLine } from './status-line.tsx';
import { Toolbar } from './toolbar.tsx';

/** Contents that are a table already have no twin. */
const TABLES: readonly Content['type'][] = ['matrices', 'table'];

const NONE: Abilities = {};

/** Everything around a drawing: what can be done with it, what is wrong with the text, what has just happened. */
export function Frame({ host }: { readonly host: Host }) {
  const [state, setState] = useState(NOTHING);
  const [cursor, setCursor] = useState<{ readonly uri: string; readonly offset: number }>();
  const [running, setRunning] = useState(true);
  const [status, announce] = useState('');
  const [refusals, setRefusals] = useState(0);
  const [offered, setAbilities] = useState<Abilities>();
  const abilities = offered ?? NONE;
  const [asTable, setAsTable] = useState(() => host.kept('frame') === 'table');
  const actions = useMemo(() => actionsOf(host, announce), [host]);
  const { content, now } = state;
  const exporting = useExport({ host, abilities, content, title: now?.title ?? '', announce });

  // A command may come while the drawing is being made: it waits.
  const waiting = useRef<ToWebview[]>([]);
  const hear = (message: ToWebview): void => {
    if (!offered && content && (message.type === 'picture-wanted' || message.type === 'print')) {
      waiting.current.push(message);
      return;
    }
    switch (message.type) {
      case 'show':
        setState((before) => received(before, message.shown));
        setRunning(true);
        break;
      case 'cursor':
        setCursor({ uri: message.uri, offset: message.offset });
        break;
      case 'picture-wanted':
        exporting.make(message.format, message.purpose);
        break;
      case 'print':
        exporting.print();
        break;
      case 'edit-refused':
        announce(message.message);
        setRefusals((before) => before + 1);
        break;
      case 'server':
        setRunning(message.running);
        break;
      case 'layout':
      case 'layout-failed':
        break;
    }
  };
  const latest = useListening(host, hear);

  useEffect(() => {
    if (offered) for (const message of waiting.current.splice(0)) latest.current(message);
  }, [offered]);

  const toggleTable = useCallback(() => {
    setAsTable((before) => {
      host.keep('frame', before ? 'picture' : 'table');
      return !before;
    });
  }, [host]);
  const twin = content !== undefined && !TABLES.includes(content.type);
  const tabled = twin && asTable;

  return (
    <>
      <header class="frame-bar">
        <h1 class="frame-title">{now?.title ?? t('Vitruve')}</h1>
        {content && (
          <Toolbar
            abilities={tabled ? {} : abilities}
            {...(twin ? { table: { shown: tabled, toggle: toggleTable } } : {})}
            formats={exporting.formats}
            background={exporting.background}
            onBackground={exporting.setBackground}
            onExport={(format: PictureFormat) => {
              exporting.make(format, 'save');
            }}
            onCopy={(format: PictureFormat) => {
              exporting.make(format, 'copy');
            }}
            onPrint={exporting.print}
          />
        )}
      </header>
      <Problems problems={now?.problems ?? []} kept={state.stale} running={running} actions={actions} />
      <div class="frame-stage">
        {content && now ? (
          <Stage
            content={content}
            shown={now}
            cursor={cursor}
            actions={actions}
            host={host}
            refusals={refusals}
            asTable={tabled}
            offer={setAbilities}
          />
        ) : (
          <EmptyState shown={now} running={running} />
        )}
      </div>
      <StatusLine text={status} />
    </>
  );
}

function actionsOf(host: Host, announce: (message: string) => void): Actions {
  return {
    reveal: (source) => {
      host.post({ type: 'reveal', source });
    },
    act: (action) => {
      host.post({ type: 'act', action });
    },
    openView: (view, uri) => {
      host.post({ type: 'open-view', view, uri });
    },
    showRule: (rule) => {
      host.post({ type: 'show-rule', rule });
    },
    editCell: (edit) => {
      host.post({ type: 'edit-cell', edit });
    },
    undo: () => {
      host.post({ type: 'undo' });
    },
    redo: () => {
      host.post({ type: 'redo' });
    },
    saveDocument: () => {
      host.post({ type: 'save-document' });
    },
    announce,
    remember: (chosen) => {
      host.post({ type: 'chosen', chosen });
    },
    layout: (diagram) => host.layout(diagram),
  };
}
