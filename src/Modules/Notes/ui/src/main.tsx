import '@kit/styles/index.css';
import { addLocales, language, startLanguage } from '@kit/i18n/i18n';
import { render } from 'preact';
import english from '../locales/en.json';
import { App } from './App';
import { start } from './state/start';

// English is part of the first script: it is what most pages start with, and one request less.
addLocales({
  ...import.meta.glob(['../locales/*.json', '!../locales/en.json'], { import: 'default' }),
  '../locales/en.json': () => Promise.resolve(english),
});

async function show(): Promise<void> {
  await startLanguage();
  nameToInstall();
  const root = document.getElementById('app');
  if (root !== null) render(<App />, root);
}

/** The app is installed under its name in the language of the page. */
function nameToInstall(): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
  if (link !== null && language() === 'pl') link.href = '/notes/manifest.pl.webmanifest';
}

start();
void show();
