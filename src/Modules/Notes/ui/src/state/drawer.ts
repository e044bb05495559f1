import { signal } from '@preact/signals';

/** Whether folders and tags lie over the page: where there is no room for them beside the list. */
export const drawer = signal(false);
