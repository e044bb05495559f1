import { describe, expect, it } from 'vitest';
import { mostBytes, ownUrl, sceneOf, variantFor, wrongWith } from './background.model';

describe('the width of a picture', () => {
  it.each([
    [390, 844, 1, 1280],
    [1280, 720, 1, 1280],
    [1280, 800, 2, 2560],
    [390, 300, 1, 640],
    [1920, 1080, 1, 1920],
    [3840, 2160, 1, 2560],
    [1440, 900, 1, 1920],
  ])('for a window of %i by %i at ratio %i is %i', (width, height, ratio, variant) =>
    expect(variantFor(width, height, ratio)).toBe(variant),
  );
});

describe('a chosen file', () => {
  it('may be sent up to the limit', () => expect(wrongWith({ type: 'image/webp', size: mostBytes })).toBeNull());
  it('is too large beyond it', () =>
    expect(wrongWith({ type: 'image/png', size: mostBytes + 1 })).toBe('dashboard.background_too_large'));
  it.each(['image/svg+xml', 'image/gif', 'application/pdf', ''])('is no picture for us as %s', (type) =>
    expect(wrongWith({ type, size: 1 })).toBe('dashboard.background_type'),
  );
});

it('shows the first scene for one it does not know', () => {
  expect(sceneOf('dunes')).toBe('dunes');
  expect(sceneOf('atlantis')).toBe('fjord');
});

it('names the version in the address, so that a new picture is never an old one', () => {
  expect(ownUrl({ version: 'a b', colour: '#000000' }, 1280)).toBe('/api/dashboard/background/1280?v=a%20b');
});
