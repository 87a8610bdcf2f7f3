const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that means itself inside HTML and its attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? '');
}

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem;
  padding: 0 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.4rem; } a { color: #0b57d0; }
.simulated { background: #fff4ce; border: 1px solid #b98900; border-radius: 4px;
  padding: .3rem .6rem; }
pre { background: #f5f5f5; padding: 1rem; overflow: auto; font-size: .85rem; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd; }
`;

/** Headers that keep a page from running or loading anything. */
export const PAGE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
} as const;

/** The same for a page with a form that goes to the page itself. */
export const FORM_PAGE_HEADERS = {
  ...PAGE_HEADERS,
  'Content-Security-Policy': PAGE_HEADERS['Content-Security-Policy'].replace(
    "form-action 'none'",
    "form-action 'self'",
  ),
} as const;

/** A plain page. `body` is HTML; everything else is text. */
export function htmlPage(options: {
  title: string;
  notice: string;
  body: string;
  head?: string;
}): string {
  const { title, notice, body, head = '' } = options;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${head}<style>${STYLE}</style>
</head>
<body>
<p class="simulated" role="note">${escapeHtml(notice)}</p>
<h1>${escapeHtml(title)}</h1>
${body}
</body>
</html>
`;
}
