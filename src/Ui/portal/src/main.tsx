import '@kit/styles/index.css';
import { hearApps } from '@kit/apps/apps';
import { startLanguage } from '@kit/i18n/i18n';
import { render } from 'preact';
import { App } from './App';
import { startSession } from './session';
import './texts';

const root = document.getElementById('app');
if (root !== null) {
  void startSession();
  void fetch('/api/apps').then(
    async (answer) => answer.ok && hearApps(await answer.json()),
    () => undefined,
  );
  await startLanguage();
  render(<App />, root);
}
