import type { View } from '../models/view.model';
import { t } from '../t';
import { folderOf } from './library';

/** What a view is called. */
export function viewTitle(view: View): string {
  if (view.kind === 'folder') return folderOf(view.id)?.name ?? t('side.folder');
  return view.kind === 'tag' ? view.tag : t(`side.${view.kind}`);
}
