import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../../..');
const modules = readdirSync(join(root, 'src/Modules')).map((name) => `src/Modules/${name}/ui`);
const apps = ['src/Ui/portal', 'src/IceWarp.EmbeddedServer/ui', ...modules].filter(
  (app) => filesOf(join(root, app, 'locales')).length > 0,
);
const kit = 'src/Ui/kit';

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\/(dist|node_modules)(\/|$)/.test(entry.parentPath))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

function catalogsOf(app: string): Map<string, Record<string, string>> {
  const files = filesOf(join(root, app, 'locales')).filter((file) => file.endsWith('.json'));
  const catalogs = new Map<string, Record<string, string>>();
  for (const file of files) {
    const language = file.replace(/^.*\/|\.json$/g, '');
    catalogs.set(language, { ...catalogs.get(language), ...JSON.parse(readFileSync(file, 'utf8')) });
  }
  return catalogs;
}

/** Keys named in the sources, and beginnings of keys put together there (`errors.${code}`). */
function usesOf(app: string): { keys: Map<string, string>; beginnings: Set<string> } {
  const keys = new Map<string, string>();
  const beginnings = new Set<string>();
  for (const file of filesOf(join(root, app)).filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))) {
    const source = readFileSync(file, 'utf8');
    for (const [, key] of source.matchAll(/['"`]([a-z][A-Za-z_.]*)['"`]/g)) keys.set(key ?? '', relative(root, file));
    for (const [, beginning] of source.matchAll(/`([a-z][A-Za-z]*(?:\.[A-Za-z_]+)*\.)\$\{/g))
      beginnings.add(beginning ?? '');
  }
  return { keys, beginnings };
}

/** Keys surely meant as such: the argument of a `t(...)`. */
function askedKeys(app: string): Map<string, string> {
  const asked = new Map<string, string>();
  for (const file of filesOf(join(root, app)).filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts')))
    for (const [, key] of readFileSync(file, 'utf8').matchAll(/\bt\(\s*['"]([^'"]+)['"]/g))
      asked.set(key ?? '', relative(root, file));
  return asked;
}

function argumentsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const inner =
      'options' in element ? Object.values(element.options).flatMap((option) => argumentsOf(option.value)) : [];
    return [String(element.value), ...inner];
  });
}

function pluralsOf(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (!('options' in element)) return [];
    const inner = Object.values(element.options).flatMap((option) => pluralsOf(option.value));
    return element.type === TYPE.plural ? [Object.keys(element.options), ...inner] : inner;
  });
}

describe.each([kit, ...apps])('locales of %s', (app) => {
  const catalogs = catalogsOf(app);
  const english = catalogs.get('en') ?? {};

  it('speaks English and Polish', () => {
    expect([...catalogs.keys()]).toEqual(expect.arrayContaining(['en', 'pl']));
  });

  it.each([...catalogs])('has every key, with the same arguments, in %s', (_, catalog) => {
    expect(Object.keys(catalog).toSorted()).toEqual(Object.keys(english).toSorted());
    for (const [key, text] of Object.entries(catalog))
      expect([key, ...new Set(argumentsOf(parse(text, { ignoreTag: true })))].toSorted()).toEqual(
        [key, ...new Set(argumentsOf(parse(english[key] ?? '', { ignoreTag: true })))].toSorted(),
      );
  });

  it.each([...catalogs])('has every plural form that %s knows', (language, catalog) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of Object.entries(catalog))
      for (const options of pluralsOf(parse(text, { ignoreTag: true })))
        expect({ key, missing: forms.filter((form) => !options.includes(form)) }).toEqual({ key, missing: [] });
  });

  it('has a text for every key asked for', () => {
    const texts = { ...catalogsOf(kit).get('en'), ...english };
    const missing = [...askedKeys(app)].filter(([key]) => texts[key] === undefined);
    expect(missing).toEqual([]);
  });

  it('has no text that nobody asks for', () => {
    const { keys, beginnings } = usesOf(app);
    if (app !== kit) for (const beginning of ['errors.', 'why.']) beginnings.add(beginning);
    const unused = Object.keys(english).filter(
      (key) => !keys.has(key) && ![...beginnings].some((beginning) => key.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });
});
