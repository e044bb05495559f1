export interface MessageRow {
  readonly id: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly preview: string;
  readonly date: string;
  readonly seen: boolean;
  readonly flagged: boolean;
  readonly answered: boolean;
  readonly hasAttachment: boolean;
  /** Where the server's web client shows it. */
  readonly address: string;
}

export interface MailList {
  readonly unread: number;
  readonly total: number;
  /** Whether the server names a folder for messages that are done with. */
  readonly canArchive: boolean;
  readonly messages: readonly MessageRow[];
}

/** What a person changes on a message from here. */
export interface Marks {
  readonly seen?: boolean;
  readonly flagged?: boolean;
  /** On its way to the archive, so out of the list. */
  readonly archived?: true;
}

export function withMarks(message: MessageRow, marks: Marks): MessageRow {
  return { ...message, seen: marks.seen ?? message.seen, flagged: marks.flagged ?? message.flagged };
}

/** The list without a message that is in the archive now. */
export function withoutMessage(list: MailList, id: string): MailList {
  const gone = list.messages.find((each) => each.id === id);
  if (gone === undefined) return list;
  return {
    ...list,
    messages: list.messages.filter((each) => each !== gone),
    total: Math.max(0, list.total - 1),
    unread: Math.max(0, list.unread - (gone.seen ? 0 : 1)),
  };
}

/** The list after the server has the marks. */
export function withMarked(list: MailList, id: string, marks: Marks): MailList {
  const messages = list.messages.map((each) => (each.id === id ? withMarks(each, marks) : each));
  return { ...list, messages, unread: unread(list, messages) };
}

/** Unread messages of the inbox as they will be once the server has the marks. */
export function unread(list: MailList, shown: readonly MessageRow[]): number {
  const change = list.messages.reduce((sum, before, index) => {
    const after = shown[index];
    return sum + (after && after.seen !== before.seen ? (after.seen ? -1 : 1) : 0);
  }, 0);
  return Math.max(0, list.unread + change);
}
