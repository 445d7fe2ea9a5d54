import type { Content } from '@vitruve/manifests';
import type { ComponentType } from 'preact';
import type { ContentOf, ViewProps } from './view-props.ts';

type Drawing<Type extends Content['type']> = ComponentType<ViewProps<ContentOf<Type>>>;

/** What draws each type of content. Loaded when first needed: a risk map has no use for what draws graphs. */
export const DRAWINGS: { readonly [Type in Content['type']]: () => Promise<Drawing<Type>> } = {
  diagram: async () => (await import('./diagram/diagram-view.tsx')).DiagramView,
  timeline: async () => (await import('./timeline/timeline-view.tsx')).TimelineView,
  matrices: async () => (await import('./dashboards/matrix/matrices-view.tsx')).MatricesView,
  'risk-map': async () => (await import('./dashboards/risk-map/risk-map-view.tsx')).RiskMapView,
  'decision-board': async () =>
    (await import('./dashboards/decision-board/decision-board-view.tsx')).DecisionBoardView,
  'finding-board': async () =>
    (await import('./dashboards/finding-board/finding-board-view.tsx')).FindingBoardView,
  table: async () => (await import('./dashboards/sections/sections-view.tsx')).SectionsView,
};
