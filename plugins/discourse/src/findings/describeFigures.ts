import type { FindingParamValues } from '@backstage-discourse/plugin-discourse-common';
import {
  formatDateTime,
  formatDay,
  formatDuration,
  formatNumber,
} from '../time';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function describeText(text: string, language: string): string {
  if (ISO_DAY.test(text)) {
    const day = new Date(`${text}T12:00:00`);
    return `${formatDay(day, { language })} ${day.getFullYear()}`;
  }
  return ISO_INSTANT.test(text) ? formatDateTime(text, { language }) : text;
}

/**
 * The figures of a finding as the reader writes them. Names carry units, so
 * that `leftSeconds` becomes a span of time.
 */
export function describeFigures(
  params: FindingParamValues,
  options: { language: string },
): Record<string, string> {
  const { language } = options;
  const figures: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'number') {
      figures[name] = name.endsWith('Seconds')
        ? formatDuration(value, { language })
        : formatNumber(Math.round(Math.abs(value)), { language });
    } else if (typeof value === 'string') {
      figures[name] = describeText(value, language);
    }
  }
  return figures;
}
