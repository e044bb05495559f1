import { signal } from '@preact/signals';

/** The note whose text takes the focus as soon as it is on screen. */
export const entering = signal<string | null>(null);
