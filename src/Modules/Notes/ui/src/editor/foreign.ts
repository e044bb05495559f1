/** Marks, on a transaction, what was not written by the person at this page. */
export const foreign = 'foreign';
