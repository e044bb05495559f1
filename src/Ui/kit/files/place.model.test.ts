import { describe, expect, it } from 'vitest';
import { placeText } from './place.model';

describe('a place', () => {
  it.each([
    [{ owner: null, path: [] }, ''],
    [{ owner: null, path: ['Hull 218', 'Drawings'] }, 'Hull 218 / Drawings'],
    [{ owner: 'Carol Wright', path: ['Quay 4'] }, 'Carol Wright: Quay 4'],
    [{ owner: 'Carol Wright', path: [] }, 'Carol Wright'],
  ])('%j reads %j', (place, text) => expect(placeText(place)).toBe(text));
});
