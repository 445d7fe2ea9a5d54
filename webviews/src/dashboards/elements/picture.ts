import { svgElement, drawingOf } from '@vitruve/drawing';
import { useEffect } from 'preact/hooks';
import type { ContentOf, ViewProps } from '../../view-props.ts';

type Dashboard = ContentOf<'matrices' | 'decision-board' | 'finding-board' | 'table'>;

/** Offers the picture of a dashboard, to be saved and copied: what it shows before anything is filtered. */
export function usePicture({ content, shown, offer }: ViewProps<Dashboard>): void {
  useEffect(() => {
    offer({ picture: () => svgElement(drawingOf(content), shown.title) });
  }, [offer, content, shown.title]);
}
