import { z } from 'zod/v4';
import { confText, emailAddress, hostname, userName } from '../fields';

/** Outgoing mail. */
export const smtp = z.strictObject({
  host: hostname.describe('Mail relay'),
  port: z
    .union([z.literal(25), z.literal(465), z.literal(587), z.literal(2525)])
    .default(587)
    .describe('465 speaks TLS from the start, the others start it'),
  userName: userName
    .optional()
    .describe('User at the relay; without it the relay trusts the cluster'),
  authentication: z
    .enum(['plain', 'login', 'cram_md5'])
    .default('plain')
    .describe('How the user proves to be it'),
  tls: z
    .enum(['start-tls', 'implicit', 'off'])
    .optional()
    .describe('How the connection is protected; default by port'),
  verifyCertificate: z
    .boolean()
    .default(true)
    .describe('Whether the certificate of the relay must be right'),
  from: emailAddress
    .optional()
    .describe('Sender of all mail; default noreply at the host name'),
});

/** Mail that members answer with. */
export const incomingMail = z.strictObject({
  mode: z
    .enum(['off', 'receiver', 'webhook', 'pop3'])
    .default('off')
    .describe(
      'receiver is discourse/mail-receiver on a machine with port 25, webhook a provider that posts mail, pop3 a mailbox that is polled',
    ),
  replyAddress: confText(200)
    .regex(
      /^[A-Za-z0-9._+-]*%\{reply_key\}[A-Za-z0-9._+-]*@[a-z0-9-]+(\.[a-z0-9-]+)+$/,
      'must be an address with %{reply_key}, like reply+%{reply_key}@mail.acme.example',
    )
    .optional()
    .describe('Address that replies go to; required unless mode is off'),
  pop3: z
    .strictObject({
      host: hostname.describe('POP3 server; it is asked by TLS on port 995'),
      userName: userName.describe('User of the mailbox'),
      periodMinutes: z
        .int()
        .min(1)
        .max(60)
        .default(5)
        .describe('Minutes between two polls'),
    })
    .optional()
    .describe('Mailbox of mode pop3'),
});
