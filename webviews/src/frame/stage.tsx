import type { Content, ViewSnapshot } from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import type { ComponentType } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { DRAWINGS } from '../drawings.ts';
import type { Abilities, Actions, ViewProps } from '../view-props.ts';
import type { Host } from './host.ts';
import { TableTwin } from './table-twin.tsx';

interface StageProps {
  readonly content: Content;
  readonly shown: ViewSnapshot;
  readonly cursor: ViewProps<Content>['cursor'];
  readonly actions: Actions;
  readonly host: Host;
  readonly refusals: number;
  readonly asTable: boolean;
  readonly offer: (abilities: Abilities) => void;
}

/** Where a content is drawn, by the component of its type, or written down as a table. */
export function Stage({ content, shown, cursor, actions, host, refusals, asTable, offer }: StageProps) {
  const Drawing = useDrawing(content.type);
  const kept = useMemo(() => host.kept(shown.view), [host, shown.view]);
  const keep = useCallback(
    (state: unknown) => {
      host.keep(shown.view, state);
    },
    [host, shown.view],
  );
  return (
    <>
      {asTable && <TableTwin content={content} caption={shown.title} actions={actions} />}
      {/* Kept alive behind the table: it is what is exported, and stands where it stood when it is shown again. */}
      <div class="frame-drawing" hidden={asTable}>
        {Drawing ? (
          <Drawing
            content={content}
            shown={shown}
            cursor={cursor}
            actions={actions}
            kept={kept}
            keep={keep}
            remembered={host.remembered}
            refusals={refusals}
            offer={offer}
          />
        ) : (
          <p class="frame-empty">{t('Loading files…')}</p>
        )}
      </div>
    </>
  );
}

/** The component of a type of content; undefined until it is loaded. */
function useDrawing(type: Content['type']): ComponentType<ViewProps<Content>> | undefined {
  const [loaded, setLoaded] = useState<{ type: string; Drawing: ComponentType<ViewProps<Content>> }>();
  useEffect(() => {
    // The table pairs each type with the component that takes it, which the type of a look-up cannot say.
    const load = DRAWINGS[type] as () => Promise<ComponentType<ViewProps<Content>>>;
    void load().then((Drawing) => {
      setLoaded({ type, Drawing });
    });
  }, [type]);
  return loaded?.type === type ? loaded.Drawing : undefined;
}
