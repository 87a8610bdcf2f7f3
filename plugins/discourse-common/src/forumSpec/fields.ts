import { z } from 'zod/v4';
import { confValueFault } from './confValue';
import { DNS_LABEL_PATTERN, isHostname, MAX_HOSTNAME_LENGTH } from './rules';

const ENTITY_REF = /^[a-z][a-z0-9]*:[a-z0-9._-]+\/[A-Za-z0-9._-]+$/;
const QUANTITY = /^[1-9][0-9]*(Mi|Gi|Ti)$/;
const VERSION = /^[0-9]{4}\.(1[0-2]|[1-9])\.[0-9]+(-latest)?$/;
const PLAIN_TEXT = /^[\p{L}\p{M}\p{N} .,:;!?&()+\-_/@#%’–]+$/u;

/** A DNS label that can prefix the names of Kubernetes objects. */
export function dnsLabel(maxLength: number) {
  return z
    .string()
    .max(maxLength, `must have at most ${maxLength} characters`)
    .regex(
      DNS_LABEL_PATTERN,
      'must start with a lower case letter and hold only lower case letters, digits and dashes, like acme-community',
    );
}

/** A fully qualified, lower case DNS name without port or scheme. */
export const hostname = z
  .string()
  .max(
    MAX_HOSTNAME_LENGTH,
    `must have at most ${MAX_HOSTNAME_LENGTH} characters`,
  )
  .refine(
    isHostname,
    'must be a full DNS name in lower case without scheme, port or path, like community.acme.example',
  );

/**
 * Whether `discourse.conf` keeps a value as text: all-digit values become
 * numbers there, `true` and `false` become truth values.
 */
function isText(value: string): boolean {
  return /\p{L}/u.test(value) && value !== 'true' && value !== 'false';
}

/**
 * Text shown to people. Quotes, backslashes, braces, angle brackets, `$` and
 * line breaks are refused: the value travels through `discourse.conf`, where
 * a quote cuts it off and `<%` would run as code.
 */
export function plainText(maxLength: number) {
  return z
    .string()
    .min(1, 'must not be empty')
    .max(maxLength, `must have at most ${maxLength} characters`)
    .regex(
      PLAIN_TEXT,
      "must be plain text: letters, digits, spaces and . , : ; ! ? & ( ) + - _ / @ # %, without quotes, backslashes, braces, angle brackets, '$' or line breaks",
    )
    .refine(
      value => value.trim() === value,
      'must not start or end with a space',
    )
    .refine(
      isText,
      "must hold at least one letter and not be just 'true' or 'false', which Discourse would read as something else",
    );
}

/** An e-mail address. */
export const emailAddress = z
  .string()
  .max(254, 'must have at most 254 characters')
  .regex(
    /^[A-Za-z0-9._+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/,
    'must be an e-mail address like ops@acme.example',
  );

/** A full entity reference with kind and namespace. */
export const entityRef = z
  .string()
  .regex(ENTITY_REF, 'must be a full entity reference like group:default/acme');

/** A Kubernetes storage or memory quantity in Mi, Gi or Ti. */
export const quantity = z
  .string()
  .regex(QUANTITY, 'must be a quantity like 512Mi or 20Gi');

/** A Discourse release such as 2026.7.1, or 2026.10.0-latest. */
export const discourseVersion = z
  .string()
  .regex(
    VERSION,
    'must be a Discourse release like 2026.7.1 or 2026.10.0-latest',
  );

/** An absolute HTTPS URL without credentials, query or fragment. */
export const httpsUrl = z
  .string()
  .regex(
    /^https:\/\/[a-z0-9.-]+(:[0-9]{1,5})?(\/[A-Za-z0-9._~/-]*)?$/,
    'must be an https URL without user, query or fragment, like https://s3.example.net',
  );

/** An S3 bucket name without dots, which break TLS host names. */
export const bucketName = z
  .string()
  .regex(
    /^(?=.*[a-z])[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    'must be an S3 bucket name of 3 to 63 lower case letters, digits and dashes, with at least one letter',
  );

/** A whole number in bounds. */
export const count = (min: number, max: number) =>
  z.int(`must be a whole number from ${min} to ${max}`).min(min).max(max);

/** A Kubernetes CPU quantity: thousandths of a core, or whole cores. */
export const cpuQuantity = z
  .string()
  .regex(
    /^([1-9][0-9]{0,4}m|[1-9][0-9]?)$/,
    'must be a CPU quantity like 500m or 2',
  );

/** A block of addresses as nginx and NetworkPolicies read it. */
export const addressBlock = z
  .union([z.cidrv4(), z.cidrv6()])
  .describe('Block of addresses like 203.0.113.0/24');

/** A user name at a server, as `discourse.conf` carries it. */
export const userName = z
  .string()
  .regex(
    /^(?=.*[A-Za-z])[A-Za-z0-9._@+-]{1,128}$/,
    'must be a plain user name with at least one letter',
  )
  .refine(
    value => value !== 'true' && value !== 'false',
    "must not be 'true' or 'false', which Discourse would read as something else",
  );

/** Any single-line text that survives `discourse.conf` as text. */
export function confText(maxLength: number) {
  return z
    .string()
    .min(1, 'must not be empty')
    .max(maxLength, `must have at most ${maxLength} characters`)
    .check(({ value, issues }) => {
      const fault = confValueFault(value, { text: true });
      if (fault) {
        issues.push({ code: 'custom', message: fault, input: value });
      }
    });
}

/** A label or annotation value of Kubernetes. */
export const labelValue = z
  .string()
  .regex(
    /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/,
    'must be a label value of at most 63 letters, digits, dots, dashes and underscores',
  );

/** A label key of Kubernetes, with or without a prefix. */
export const labelKey = z
  .string()
  .regex(
    /^([a-z0-9]([a-z0-9.-]{0,100}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/,
    'must be a label key like kubernetes.io/arch',
  );

/** An HTTP or HTTPS URL without credentials, query or fragment. */
export const httpUrl = z
  .string()
  .regex(
    /^https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?(\/[A-Za-z0-9._~/-]*)?$/,
    'must be a URL without user, query or fragment, like http://prometheus.monitoring.svc:9090',
  );
