const millisecondsADay = 86_400_000;

/** ISO 8601 week of a calendar day: weeks begin on Monday, week 1 holds the year's first Thursday. */
export function weekOf(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * millisecondsADay);
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - newYear) / (7 * millisecondsADay)) + 1;
}
