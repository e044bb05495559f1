/** The search, the dialogs and forms of widgets, in one file that comes when the first of them is opened. */
import { AgendaDialog } from './AgendaDialog';
import { CitiesDialog } from './CitiesDialog';
import { LinksDialog } from './LinksDialog';
import { TaskForm } from './TaskForm';

export { SearchDialog } from '../search/SearchDialog';

export const widgetDialogs = { agenda: AgendaDialog, clock: CitiesDialog, links: LinksDialog, task: TaskForm };
