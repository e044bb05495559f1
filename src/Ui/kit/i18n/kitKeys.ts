import type english from '../locales/en.json';

/** Every key the kit itself has a text for. */
export type KitKey = keyof typeof english;
