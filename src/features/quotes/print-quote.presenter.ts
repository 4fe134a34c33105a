import type { OfferReply, QuoteReply } from '../../contract/quotes.contract.ts';
import { sayDay, sayInstant } from '../../contract/words/dates.ts';
import { feasibilityNames, quoteRoleNames } from '../../contract/words/quote-names.ts';
import { quotePrintWords } from '../../contract/words/quote-print.ts';
import { quoteStatusNames } from '../../contract/words/quote-status-names.ts';
import { vocabulary } from '../../contract/words/vocabulary.ts';
import { fill } from '../../contract/words/wording.ts';
import type { Language } from '../../deps.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text of people on a page of ours: never markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

const style = `@page{size:A4;margin:18mm}*{box-sizing:border-box}body{font:11pt/1.5 system-ui,"Noto Sans TC",sans-serif;color:#111;
max-width:174mm;margin:0 auto;padding:8mm}h1{font-size:17pt;margin:0 0 4mm}dl{display:grid;grid-template-columns:42mm 1fr;gap:1mm 4mm;
margin:0 0 6mm}dt{color:#444}dd{margin:0;overflow-wrap:anywhere}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #999;
padding:1.5mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}.n{text-align:right;white-space:nowrap}tr{break-inside:avoid}
tfoot td{border:0}tfoot tr:last-child{font-weight:700}p{margin:6mm 0 0;white-space:pre-line}@media print{body{padding:0}}`;

/** The newest offer as a page of A4, in one language. Everything that somebody wrote is escaped. */
export function printedQuote(quote: QuoteReply, offer: OfferReply, language: Language): string {
  const word = (name: keyof typeof quotePrintWords) => escapeHtml(quotePrintWords[name][language]);
  const money = (amount: number) => amount.toLocaleString('en');
  const day = (date: string) => sayDay(date, language, true);
  const facts: [string, string][] = [
    [word('customer'), quote.customer],
    [word('work'), vocabulary.kind?.[quote.kind]?.[language] ?? ''],
    [word('version'), String(offer.version)],
    [word('offered'), `${sayInstant(new Date(offer.offeredAt), language, true)} · ${offer.offeredBy}`],
    [word('validUntil'), fill(quotePrintWords.untilEnd[language], { day: day(offer.validUntil) })],
    [word('agreedOn'), offer.agreedOn === null ? quotePrintWords.usualDay[language] : day(offer.agreedOn)],
    [word('feasibility'), feasibilityNames[offer.feasibility][language]],
    ...(offer.feasibilityNote === null ? [] : ([[word('note'), offer.feasibilityNote]] as [string, string][])),
    [word('status'), quoteStatusNames[quote.status][language]],
    ...(quote.acceptedBy === null || quote.acceptedAt === null
      ? []
      : ([[word('acceptedBy'), `${quote.acceptedBy}, ${sayInstant(new Date(quote.acceptedAt), language, true)}`]] as [
          string,
          string,
        ][])),
  ];
  const rows = offer.lines.map(({ description, role, hours, ratePerHour, amount }) => {
    const name = quoteRoleNames[role]?.[language] ?? role;
    return `<tr><td>${escapeHtml(description)}</td><td>${escapeHtml(name)}</td><td class="n">${hours}</td><td class="n">${money(ratePerHour)}</td><td class="n">${money(amount)}</td></tr>`;
  });
  const sums = (['net', 'tax', 'total'] as const).map(
    (part) => `<tr><td colspan="4" class="n">${word(part)}</td><td class="n">${money(offer[part])}</td></tr>`,
  );
  const title = `${word('title')} ${quote.number}`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>
<dl>${facts.map(([name, text]) => `<dt>${name}</dt><dd>${escapeHtml(text)}</dd>`).join('')}</dl>
<table><thead><tr><th scope="col">${word('line')}</th><th scope="col">${word('role')}</th><th scope="col" class="n">${word('hours')}</th><th scope="col" class="n">${word('rate')}</th><th scope="col" class="n">${word('amount')}</th></tr></thead>
<tbody>${rows.join('')}</tbody><tfoot>${sums.join('')}</tfoot></table>
<p>${escapeHtml(quote.description)}</p></main></body></html>`;
}
