/** What the editor needs for words of others: loaded beside it, and before it is shown. */
export { applyDoc } from './apply';
export { Differences } from './differences';
