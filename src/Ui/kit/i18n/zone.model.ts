/** The first zone of the list that this browser can reckon in; the last resort is UTC. */
export function knownZone(...zones: readonly (string | null | undefined)[]): string {
  return zones.find((zone) => zone && isKnown(zone)) ?? 'UTC';
}

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (failure) {
    if (failure instanceof RangeError) return false;
    throw failure;
  }
}
