import '@kit/styles/index.css';
import { startLanguage } from '@kit/i18n/i18n';
import { render } from 'preact';
import { App } from './App';
import { resume } from './session';
import './texts';

const root = document.getElementById('app');
if (root !== null) {
  await Promise.all([startLanguage(), resume()]);
  render(<App />, root);
}
