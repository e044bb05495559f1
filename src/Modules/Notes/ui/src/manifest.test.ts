import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

interface Manifest {
  readonly lang: string;
  readonly icons: readonly { readonly src: string }[];
  readonly screenshots: readonly { readonly src: string; readonly label: string }[];
}

const folder = resolve(import.meta.dirname, '../public');
const [english, polish] = ['manifest.webmanifest', 'manifest.pl.webmanifest'].map(
  (name): Manifest => JSON.parse(readFileSync(resolve(folder, name), 'utf8')),
) as [Manifest, Manifest];

/** Without what is said in words. */
const wordless = ({ lang, ...manifest }: Manifest): unknown =>
  JSON.parse(JSON.stringify(manifest).replaceAll(`-${lang}.webp`, '.webp'), (key, value) =>
    ['name', 'short_name', 'label'].includes(key) ? '' : value,
  );

it('the app installs as the same one in both languages, but for its words', () => {
  expect([english.lang, polish.lang]).toEqual(['en', 'pl']);
  expect(wordless(polish)).toEqual(wordless(english));
  expect(polish).not.toEqual({ ...english, lang: 'pl' });
});

it.each([english, polish])('every picture of it is there: $lang', (manifest) => {
  for (const { src } of [...manifest.icons, ...manifest.screenshots])
    expect([src, existsSync(resolve(folder, src.replace(/^\/notes\//, '')))]).toEqual([src, true]);
});
