/** Where a file is, for people. */
export interface Place {
  /** Name of who shares the folder; null for one's own. */
  readonly owner: string | null;
  /** Folders, outermost first; none for the person's main folder. */
  readonly path: readonly string[];
}

/** `Carol Wright: Quay 4`, `Hull 218 / Drawings`; empty for the main folder. */
export function placeText(place: Place): string {
  const path = place.path.join(' / ');
  if (place.owner === null) return path;
  return path === '' ? place.owner : `${place.owner}: ${path}`;
}
