import type { JSX } from 'react';

/** The key of a text; forms of a number, such as `_one`, share one key. */
type TextKey<MessageKey> = MessageKey extends
  | `${infer Key}_one`
  | `${infer Key}_other`
  ? Key
  : MessageKey;

/** The forms of the text that a key stands for. */
type MessageOf<Messages, Key> = Key extends keyof Messages
  ? Messages[Key]
  : Key extends string
  ? Messages[`${Key}_${'one' | 'other'}` & keyof Messages]
  : never;

/** What a text leaves open: `name` of `Hello {{name}}`. */
type Placeholder<Message> =
  Message extends `${string}{{${infer Name}}}${infer Rest}`
    ? Name | Placeholder<Rest>
    : never;

type Values<Messages, Key, Value> = {
  [Name in Exclude<Placeholder<MessageOf<Messages, Key>>, 'count'>]: Value;
} & ([Key] extends [keyof Messages] ? {} : { count: number });

type Options<Wanted> = keyof Wanted extends never ? [] : [values: Wanted];

/**
 * Looks a text up by its key and fills in what the text leaves open; a JSX
 * element among the values makes the answer one too.
 *
 * It says what Backstage's `TranslationFunction` says of `Messages`, whose
 * definition makes TypeScript work out every key again for each single text:
 * with 700 texts a type check took minutes.
 */
export interface Translate<Messages> {
  <Key extends TextKey<keyof Messages>>(
    key: Key,
    ...options: Options<Values<Messages, Key, string>>
  ): string;
  <Key extends TextKey<keyof Messages>>(
    key: Key,
    ...options: Options<Values<Messages, Key, string | JSX.Element>>
  ): JSX.Element;
}
