import { expect, it } from 'vitest';
import { weekOf } from './week.model';

it.each([
  ['2026-11-24', 48],
  ['2026-01-01', 1],
  ['2025-12-29', 1],
  ['2024-12-30', 1],
  ['2021-01-03', 53],
  ['2020-12-31', 53],
  ['2027-01-03', 53],
  ['2027-01-04', 1],
])('%s is in week %i', (day, week) => expect(weekOf(day)).toBe(week));
