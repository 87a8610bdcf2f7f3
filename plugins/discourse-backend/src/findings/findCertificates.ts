import type { DeploymentFacts } from './ForumFacts';
import type { FindingThresholds } from './FindingThresholds';
import type { Verdict } from './Verdict';
import { formatSpan, joinWords } from './words';

type Certificate = DeploymentFacts['certificates'][number];

const CHECK =
  'Look at the events of the Certificate and its CertificateRequest: DNS, the issuer and its rate limits are the usual causes.';

/** The certificate of a forum that ends first or fails, one verdict in all. */
export function findCertificates(
  certificates: readonly Certificate[],
  options: { thresholds: FindingThresholds; now: number },
): Verdict[] {
  const { thresholds, now } = options;
  const byEnd = certificates
    .filter(each => each.notAfter !== undefined)
    .sort((a, b) => endOf(a) - endOf(b));
  const [first] = byEnd;
  if (first?.notAfter !== undefined) {
    const { name, notAfter } = first;
    const leftMs = endOf(first) - now;
    if (leftMs <= 0) {
      return [
        {
          id: 'certificate-expired',
          part: 'deployment',
          severity: 'critical',
          title: `The certificate '${name}' expired ${formatSpan(-leftMs)} ago`,
          detail: `It was valid until ${notAfter}. Browsers refuse the forum.`,
          nextStep: CHECK,
          since: notAfter,
          params: { name, notAfter },
        },
      ];
    }
    if (leftMs <= thresholds.certificates.expiryNoticeMs) {
      return [
        {
          id: 'certificate-expiring',
          part: 'deployment',
          severity: 'warning',
          title: `The certificate '${name}' expires in ${formatSpan(leftMs)}`,
          detail: `It is valid until ${notAfter} and was not renewed.`,
          nextStep: CHECK,
          params: { name, notAfter },
        },
      ];
    }
  }
  const failing = certificates.filter(each => !each.ready);
  if (failing.length === 0) {
    return [];
  }
  const [{ name, message }] = failing;
  return [
    {
      id: 'certificate-not-ready',
      part: 'deployment',
      severity: 'warning',
      title: `Not ready: certificate ${joinWords(
        failing.map(each => `'${each.name}'`),
      )}`,
      detail: message,
      nextStep: CHECK,
      params: { name },
    },
  ];
}

function endOf(certificate: Certificate): number {
  return Date.parse(certificate.notAfter ?? '');
}
