import { parse } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { Messages } from './message.model';

const written = '{count, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}} w folderze {folder}';

describe.each([
  ['as it is written', written],
  ['parsed by the build', parse(written, { ignoreTag: true })],
])('a text %s', (_, text) => {
  const messages = new Messages('pl');
  messages.add({ files: text, plain: 'Pliki' });

  it.each([
    [1, '1 plik w folderze Hull <218>'],
    [3, '3 pliki w folderze Hull <218>'],
    [5, '5 plików w folderze Hull <218>'],
  ])('counts %i', (count, sentence) =>
    expect(messages.format('files', { count, folder: 'Hull <218>' })).toBe(sentence),
  );

  it('stands as it is without values', () => expect(messages.format('plain')).toBe('Pliki'));
  it('shows its key when there is none', () => expect(messages.format('none')).toBe('none'));
});
