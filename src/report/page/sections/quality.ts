/** Section of defaults, warnings and gaps in the data, and the list of input files. */
import { renderDiagnostic } from '../../../foundation/errors.js';
import type { ReportData, ReportInput } from '../data.js';
import { html, type Html } from '../html.js';
import { inputMessages, qualityMessages as m, sectionMessages } from '../messages.js';
import { count, percent } from '../numbers.js';
import type { Page } from '../page.js';
import { type Column, table } from '../table.js';
import { columnWords, inputWords } from '../wordMessages.js';

const shownWarnings = 60;

export function quality(page: Page): Html {
  const { warnings } = page.data;
  const more = warnings.length - shownWarnings;
  return html`<section id="quality"><h2>${page.say(sectionMessages.quality)}</h2>
${unknownTable(page)}${defaultsTable(page)}
<h3>${page.say(m.warnings)}</h3>
${warnings.length === 0 ? html`<p>${page.say(m.noWarnings)}</p>` : undefined}
<ul class="plain">${warnings
    .slice(0, shownWarnings)
    .map((w) => html`<li>${renderDiagnostic({ ...w, where: relative(w.where) }, page.language)}</li>`)}${
    more > 0 ? html`<li>${page.say(m.moreWarnings, { count: count(more) })}</li>` : undefined
  }</ul></section>`;
}

/** Folders of the machine have no place in a report. */
function relative(where: ReportData['warnings'][number]['where']) {
  return where?.file === undefined ? where : { ...where, file: where.file.replace(/^.*[\\/]/, '') };
}

function unknownTable(page: Page): Html | undefined {
  const rows = page.data.unknownShares;
  if (rows.length === 0) return undefined;
  const columns: Column<(typeof rows)[number]>[] = [
    { head: page.say(m.service), cell: (r) => page.serviceName(r.service), heads: true },
    { head: page.say(m.share), cell: (r) => percent(r.share), figures: true },
  ];
  return table({ caption: page.say(m.unknown), columns, rows });
}

function defaultsTable(page: Page): Html {
  const rows = page.data.defaults;
  if (rows.length === 0) return html`<h3>${page.say(m.defaults)}</h3><p>${page.say(m.noDefaults)}</p>`;
  const columns: Column<(typeof rows)[number]>[] = [
    { head: page.say(m.name), cell: (d) => page.word(columnWords, d.name), heads: true },
    { head: page.say(m.column), cell: (d) => d.name },
    { head: page.say(m.count), cell: (d) => count(d.count), figures: true },
  ];
  return table({ caption: page.say(m.defaults), columns, rows });
}

export function inputs(page: Page): Html {
  const rows = page.data.inputs;
  const columns: Column<ReportInput>[] = [
    { head: page.say(inputMessages.file), cell: (f) => f.file, heads: true },
    { head: page.say(inputMessages.key), cell: (f) => page.word(inputWords, f.key.replace(/\.\d+$/, '')) },
    { head: page.say(inputMessages.bytes), cell: (f) => count(f.bytes), figures: true },
    { head: 'SHA-256', cell: (f) => html`<span class="hash">${f.sha256}</span>` },
  ];
  const body =
    rows.length > 0
      ? table({ caption: page.say(inputMessages.caption), columns, rows })
      : html`<p>${page.say(inputMessages.none)}</p>`;
  return html`<section id="inputs"><h2>${page.say(sectionMessages.inputs)}</h2>${body}</section>`;
}
