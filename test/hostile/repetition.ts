export function times(count: number, piece: string): string {
  return piece.repeat(Math.max(0, Math.round(count)));
}

export function each(count: number, piece: (index: number) => string): string {
  return Array.from({ length: Math.max(0, Math.round(count)) }, (_, index) => piece(index)).join('');
}
