import '@kit/styles/index.css';
import { partner } from '@kit/frame/frame';
import { addLocales, startLanguage } from '@kit/i18n/i18n';
import { render } from 'preact';
import english from '../locales/en.json';
import { App } from './App';
import { keepContent } from './state/keep';
import { stored } from './state/layout';
import { askFirst, keepParts } from './state/parts';
import { openSession } from './state/session';

// English is part of the first script: it is what most pages start with, and one request less.
addLocales({
  ...import.meta.glob(['../locales/*.json', '!../locales/en.json'], { import: 'default' }),
  '../locales/en.json': () => Promise.resolve(english),
});

async function start(): Promise<void> {
  void openSession();
  // With a partner nothing may be asked before it has handed its session over.
  if (partner === null) {
    askFirst();
    void stored.refresh();
  }
  keepParts();
  keepContent();
  await startLanguage();
  const root = document.getElementById('app');
  if (root) render(<App />, root);
}

void start();
