/** Text as code; what would end it is left out. */
export function code(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, ' ')}\``;
}

/** A heading and what is below it. */
export function section(title: string, body: string): string {
  return `### ${title}\n\n${body}`;
}

/** Lines as bullets, or a sentence where there are none. */
export function bulletList(lines: readonly string[], none = ''): string {
  return lines.length === 0 ? none : lines.map(line => `- ${line}`).join('\n');
}
