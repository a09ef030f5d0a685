/**
 * The report of a run as one self-contained page: no script, no file beside it, every text from data escaped. Both languages
 * come from this one source and hold the same numbers. Pure: the same data give the same bytes.
 */
import type { Language } from '../../foundation/text.js';
import type { PngEncoder } from '../map/map.js';
import type { ReportData } from './data.js';
import { html, type Html, trusted } from './html.js';
import { pageMessages as m, sectionMessages } from './messages.js';
import { decimal } from './numbers.js';
import { Page } from './page.js';
import { Plates } from './plates.js';
import { criticality } from './sections/criticality.js';
import { kpis } from './sections/kpis.js';
import { load } from './sections/load.js';
import { lowAltitude } from './sections/lowAltitude.js';
import { maps } from './sections/maps.js';
import { method } from './sections/method.js';
import { money } from './sections/money.js';
import { places } from './sections/places.js';
import { inputs, quality } from './sections/quality.js';
import { scorecard } from './sections/scorecard.js';
import { sites } from './sections/sites.js';
import { summary } from './sections/summary.js';
import { zones } from './sections/zones.js';
import { styleSheet } from './style.js';

/** Nothing is loaded from anywhere: styles stand in the page, pictures are data. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export function reportHtml(data: ReportData, language: Language, encodePng: PngEncoder): string {
  const page = new Page(data, language);
  const plates = new Plates(page, encodePng);
  const body = html`${plates.shared}${head(page)}
<main>
${[
  summary(page, plates),
  maps(page, plates),
  kpis(page),
  scorecard(page),
  zones(page),
  places(page),
  criticality(page),
  load(page),
  lowAltitude(page, plates),
  sites(page),
  money(page),
  method(page),
  quality(page),
  inputs(page),
]}
</main>
<footer class="note"><p>${page.say(m.footer)}</p></footer>`;
  const document = html`<!DOCTYPE html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${data.project.name} – ${page.say(m.title)}</title>
<style>${trusted(styleSheet)}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return document.markup;
}

function head(page: Page): Html {
  const { project } = page.data;
  const facts = [
    project.county,
    page.say(m.area, { area: decimal(project.area_km2, 1) }),
    page.say(m.dataDate, { date: project.date }),
    page.say(page.isCarrier ? m.carrierEdition : m.countyEdition),
    page.say(m.tool, { version: project.toolVersion }),
  ].filter((f) => f !== '');
  return html`<header>
<h1><small>${page.say(m.title)}</small>${project.name}</h1>
<p class="meta">${facts.map((f) => html`<span>${f}</span>`)}</p>
<nav aria-label="${page.say(m.contents)}"><ol>${Object.entries(sectionMessages).map(
    ([id, text]) => html`<li><a href="#${id}">${page.say(text)}</a></li>`,
  )}</ol></nav>
<p class="note">${page.say(m.unknownNote)}${page.isCarrier ? undefined : html` ${page.say(m.roundedPositions)}`}</p>
</header>`;
}
