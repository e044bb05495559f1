import { attribute, type IqNode, kids, textOf } from './iq.model';

export interface Folder {
  readonly id: string;
  readonly unread: number;
}

export interface Message {
  readonly id: string;
  readonly from: string;
  readonly subject: string;
  readonly date: Date;
  readonly seen: boolean;
}

const seenBit = 32;

/** The mail folders of a `folders` answer, the inbox first. */
export function readFolders(query: IqNode | undefined): readonly Folder[] {
  return kids(kids(query, 'ACCOUNT')[0], 'FOLDER')
    .filter((folder) => textOf(folder, 'TYPE') === 'M')
    .map((folder) => ({ id: attribute(folder, 'UID'), unread: Number(textOf(folder, 'RECENT')) || 0 }))
    .toSorted((left, right) => Number(right.id === 'INBOX') - Number(left.id === 'INBOX'));
}

/** The messages of an `items` answer over one mail folder. */
export function readMessages(query: IqNode | undefined): readonly Message[] {
  return kids(kids(kids(query, 'ACCOUNT')[0], 'FOLDER')[0], 'ITEM').map((item) => {
    const values = kids(item, 'VALUES')[0];
    return {
      id: attribute(item, 'UID'),
      from: sender(textOf(values, 'FROM')),
      subject: textOf(values, 'SUBJECT'),
      date: new Date(Number(textOf(values, 'DATE')) * 1000),
      seen: (Number(textOf(values, 'FLAGS')) & seenBit) !== 0,
    };
  });
}

/** A whole message as text: what its sender wrote as a page is never shown as one. */
export interface MessageText extends Message {
  readonly to: string;
  readonly cc: string;
  readonly text: string;
  readonly attachments: readonly string[];
}

/** The message of an `items` answer over one; null when it has none. */
export function readMessage(query: IqNode | undefined): MessageText | null {
  const [message] = readMessages(query);
  const item = kids(kids(kids(query, 'ACCOUNT')[0], 'FOLDER')[0], 'ITEM')[0];
  if (message === undefined) return null;
  const values = kids(item, 'VALUES')[0];
  return {
    ...message,
    from: textOf(values, 'FROM'),
    to: textOf(values, 'TO'),
    cc: textOf(values, 'CC'),
    text: textOf(values, 'TEXT'),
    attachments: kids(kids(item, 'ATTACHMENTS')[0], 'ATTACHMENT').map((each) =>
      textOf(kids(each, 'VALUES')[0], 'ATTDESC'),
    ),
  };
}

/** `Ola Hagen` of `"Ola Hagen" <ola@x.test>`, the address when there is no name. */
export function sender(from: string): string {
  const name = from
    .replace(/<[^>]*>\s*$/, '')
    .replaceAll('"', '')
    .trim();
  return name || from.replaceAll(/[<>]/g, '').trim();
}
