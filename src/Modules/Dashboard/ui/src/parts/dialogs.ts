/** The dialogs of widgets, in one file that comes when the first of them is opened. */
import { CitiesDialog } from './CitiesDialog';
import { LinksDialog } from './LinksDialog';

export const settingsDialogs = { clock: CitiesDialog, links: LinksDialog };
