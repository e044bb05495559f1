import { describe, expect, it } from 'vitest';
import { languageOfPath, pickLanguage } from './i18n/language.model';
import { firstName, greeting, initials, personColour } from './person.model';

describe('the language of a page', () => {
  const ours = ['en', 'pl', 'pt-BR'];

  it('is what was chosen here, else the account, else the browser, else English', () => {
    expect(pickLanguage(ours, 'pl', 'en', ['pt-BR'])).toBe('pl');
    expect(pickLanguage(ours, null, 'pl', ['en'])).toBe('pl');
    expect(pickLanguage(ours, null, null, ['de', 'pl'])).toBe('pl');
    expect(pickLanguage(ours, null, null, ['de'])).toBe('en');
  });

  it('skips what cannot be spoken', () => {
    expect(pickLanguage(ours, 'xx', 'de', ['pl'])).toBe('pl');
  });

  it('answers a region by its language, and an exact region first', () => {
    expect(pickLanguage(ours, 'pl-PL', null, [])).toBe('pl');
    expect(pickLanguage(ours, 'PT-br', null, [])).toBe('pt-BR');
    expect(pickLanguage(ours, 'pt-PT', null, ['pl'])).toBe('pl');
  });

  it('is the first there is where English is missing', () => {
    expect(pickLanguage(['pl'], null, null, ['de'])).toBe('pl');
    expect(pickLanguage([], null, null, [])).toBe('en');
  });

  it('is read from the name of its file', () => {
    expect(languageOfPath('../locales/pt-BR.json')).toBe('pt-BR');
  });
});

describe('a person', () => {
  it('has one of eight colours, the same however the address is written', () => {
    const addresses = Array.from({ length: 400 }, (_, index) => `person${index}@demo.test`);
    const colours = new Set(addresses.map(personColour));
    expect([...colours].toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(personColour(' Alice@Demo.test ')).toBe(personColour('alice@demo.test'));
  });

  it.each([
    ['Astrid Lund', '', 'AL'],
    ['Anna Maria van Dyk', '', 'AD'],
    ['Cher', '', 'C'],
    ['"Lund, Astrid" (port)', '', 'LP'],
    ['', 'jan.kowalski@demo.test', 'JK'],
    ['', 'info@demo.test', 'I'],
    ['łukasz', '', 'Ł'],
    ['', '', ''],
  ])('%s <%s> is shortened to %s', (name, address, letters) => {
    expect(initials(name, address)).toBe(letters);
  });

  it('is greeted by the first name, or the whole one where the order is not plain', () => {
    expect(firstName(' Astrid  Lund ')).toBe('Astrid');
    expect(firstName('Lund, Astrid')).toBe('Lund, Astrid');
  });

  it.each([
    [3, 'evening'],
    [4, 'morning'],
    [11, 'morning'],
    [12, 'afternoon'],
    [17, 'afternoon'],
    [18, 'evening'],
    [0, 'evening'],
  ])('at %i is wished a good %s', (hour, wish) => {
    expect(greeting(hour)).toBe(wish);
  });
});
