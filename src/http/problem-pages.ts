import type { Express, Response } from 'express';
import { wordings } from '../contract/words/catalogue.ts';
import { sayInGeneral } from '../contract/words/say.ts';
import type { Language } from '../deps.ts';
import { notFound } from '../shared/app-error.ts';
import { preferredLanguage } from './kit/language.ts';

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function sendPage(response: Response, language: Language, code: string): void {
  const wording = Object.hasOwn(wordings, code) ? wordings[code] : undefined;
  if (!wording) throw notFound();
  const { title, detail, next } = wording;
  response.type('html').send(`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title[language])}</title></head>
<body><main><h1>${escapeHtml(title[language])}</h1><p><code>${escapeHtml(code)}</code></p><p>${escapeHtml(sayInGeneral(detail, language))}</p>
<p>${escapeHtml(next.label[language])}</p></main></body></html>`);
}

/** Serves the page that a problem's `type` links to. */
export function mountProblemPages(app: Express): void {
  app.get('/problems/:code', (request, response) => {
    sendPage(response, preferredLanguage(request.headers['accept-language']), request.params.code);
  });
}
