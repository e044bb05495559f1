/** How close rows and controls stand; phones do not heed it. */
export type Density = 'normal' | 'compact';

/** Reads a density from stored or received text; anything unknown is normal. */
export function parseDensity(text: unknown): Density {
  return text === 'compact' ? 'compact' : 'normal';
}
