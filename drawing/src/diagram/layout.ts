/** Where a diagram's parts are drawn. Units: CSS pixels; origin top left; y grows downwards. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  /** In the order of the diagram's edges; undefined for one that could not be routed. */
  readonly edges: readonly (RoutedEdge | undefined)[];
  /** An outer group before those in it. */
  readonly groups: readonly PlacedGroup[];
}

export interface PlacedNode {
  readonly id: string;
  /** The middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface RoutedEdge {
  /** An SVG path of cubic curves. */
  readonly path: string;
  /** Where the arrow's point is, and the direction that it points in, in radians. */
  readonly tip?: { readonly x: number; readonly y: number; readonly angle: number };
  readonly label?: { readonly x: number; readonly y: number };
}

export interface PlacedGroup {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where the title begins, where lines lead through the corner that it has otherwise. */
  readonly title?: number;
}
