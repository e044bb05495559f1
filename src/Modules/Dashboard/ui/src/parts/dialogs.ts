/** The search and the dialogs of widgets, in one file that comes when the first of them is opened. */
import { AgendaDialog } from './AgendaDialog';
import { CitiesDialog } from './CitiesDialog';
import { LinksDialog } from './LinksDialog';

export { SearchDialog } from '../search/SearchDialog';

export const settingsDialogs = { agenda: AgendaDialog, clock: CitiesDialog, links: LinksDialog };
