/** Scenery drawn by rule: ridges, dunes, trees, light on water. The same seed gives the same picture on every machine. */

export const size = { width: 1600, height: 1000 } as const;

export type Random = () => number;

/** A small, fast generator (mulberry32); 0 up to 1. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Ridge {
  readonly seed: number;
  /** Where its line begins and ends, from the top. */
  readonly from: number;
  readonly to: number;
  /** Height of its largest swing. */
  readonly swing: number;
  /** How much of the swing each halving keeps: 0.3 is a dune, 0.55 a mountain. */
  readonly rough: number;
}

/** The line of a ridge, by midpoint displacement, as heights at equal distances from left to right. */
export function heights(ridge: Ridge, halvings = 7): readonly number[] {
  const random = seeded(ridge.seed);
  let line: number[] = [ridge.from, ridge.to];
  let swing = ridge.swing;
  for (let round = 0; round < halvings; round += 1) {
    const next: number[] = [];
    for (const [index, height] of line.entries()) {
      next.push(height);
      const after = line[index + 1];
      if (after !== undefined) next.push((height + after) / 2 + (random() - 0.5) * swing);
    }
    line = next;
    swing *= ridge.rough;
  }
  return line;
}

/** A ridge as a filled shape down to the foot of the picture. */
export function ridgePath(ridge: Ridge, smooth = false): string {
  const line = heights(ridge, smooth ? 3 : 7);
  const step = size.width / (line.length - 1);
  const points = line.map((height, index) => [Math.round(index * step), Math.round(height)] as const);
  const foot = `V${size.height}H0Z`;
  if (!smooth) return `M${points.map(([x, y]) => `${x} ${y}`).join('L')}${foot}`;
  const curves = points.slice(1).map(([x, y], index) => {
    const [lastX, lastY] = points[index] ?? [0, 0];
    const middle = Math.round((lastX + x) / 2);
    return `C${middle} ${lastY} ${middle} ${y} ${x} ${y}`;
  });
  const [first] = points;
  return `M0 ${first?.[1] ?? 0}${curves.join('')}${foot}`;
}

/** A row of spruces along a line; taller at both sides of the picture, so that its middle stays open. */
export function treesPath(seed: number, ground: (x: number) => number, most: number): string {
  const random = seeded(seed);
  let path = '';
  for (let x = -10; x < size.width + 10; x += 14 + random() * 38) {
    const side = Math.abs(x / size.width - 0.5) * 2;
    const tall = most * (0.22 + 0.78 * side ** 1.6) * (0.6 + 0.4 * random());
    path += spruce(Math.round(x), Math.round(ground(x)), Math.round(tall));
  }
  return path;
}

function spruce(x: number, foot: number, tall: number): string {
  const half = tall * 0.17;
  // Each tier of branches narrows and steps out again a little: heights and widths as parts of the whole.
  const outline = [
    [0, 1],
    [0.3, 0.5],
    [0.28, 0.72],
    [0.54, 0.34],
    [0.52, 0.5],
    [0.77, 0.2],
    [0.75, 0.32],
    [1, 0],
  ] as const;
  const side = (sign: number): string[] =>
    outline.map(([up, wide]) => `${Math.round(x + sign * half * wide)} ${Math.round(foot - tall * up)}`);
  return `M${[...side(-1), ...side(1).reverse()].join('L')}Z`;
}

/** Short strokes of light on water under the sun, denser near the horizon. */
export function glintsPath(seed: number, sunX: number, horizon: number): string {
  const random = seeded(seed);
  let path = '';
  for (let y = horizon + 6; y < size.height - 20; y += 6 + (y - horizon) * 0.035) {
    const spread = 30 + (y - horizon) * 0.28;
    const x = Math.round(sunX + (random() - 0.5) * spread);
    path += `M${x} ${Math.round(y)}h${Math.round(16 + random() * (24 + (y - horizon) * 0.2))}`;
  }
  return path;
}

/** Stars of the upper part, as dots that a round line cap draws. */
export function starsPath(seed: number, count: number, lowest: number): string {
  const random = seeded(seed);
  return Array.from(
    { length: count },
    () => `M${Math.round(random() * size.width)} ${Math.round(random() * lowest)}h.01`,
  ).join('');
}
