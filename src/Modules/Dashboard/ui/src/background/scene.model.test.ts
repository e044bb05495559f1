import { describe, expect, it } from 'vitest';
import { glintsPath, heights, ridgePath, size, starsPath, treesPath } from './scene.model';

const ridge = { seed: 11, from: 600, to: 400, swing: 330, rough: 0.5 };

describe('scenery', () => {
  it('is the same each time', () => {
    expect(ridgePath(ridge)).toBe(ridgePath({ ...ridge }));
    expect(ridgePath(ridge)).not.toBe(ridgePath({ ...ridge, seed: 12 }));
  });

  it('runs from its first height to its last', () => {
    const line = heights(ridge);
    expect([line[0], line.at(-1), line.length]).toEqual([600, 400, 129]);
  });

  it('is made of whole numbers that are there', () => {
    const paths = [
      ridgePath(ridge),
      ridgePath(ridge, true),
      treesPath(3, () => 985, 200),
      glintsPath(7, 930, 690),
      starsPath(2, 20, 500),
    ];
    for (const path of paths) {
      expect(path).toMatch(/^M/);
      expect(path).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('is closed at the foot of the picture', () =>
    expect(ridgePath(ridge, true).endsWith(`V${size.height}H0Z`)).toBe(true));
});
