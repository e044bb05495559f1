import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { laterTexts } from '../later';
import type { Widget } from '../models/layout.model';

export interface SettingsDialogProps {
  widget: Widget;
  open: boolean;
  onClose: () => void;
}

type Dialogs = Readonly<Record<'agenda' | 'clock' | 'links', FunctionComponent<SettingsDialogProps>>> & {
  readonly task: FunctionComponent<{ onClose: () => void }>;
};

/** The dialogs in which a widget's settings are chosen; their script comes when the first one is opened. */
export const dialogs = signal<Dialogs | null>(null);

export async function loadDialogs(): Promise<void> {
  const [{ widgetDialogs }] = await Promise.all([import('./dialogs'), laterTexts()]);
  dialogs.value = widgetDialogs;
}
