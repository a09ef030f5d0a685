/** An explanation for the terminal: sentence, profile drawn in characters, table of terms. */
import { fill, type Text } from '../../foundation/text.js';
import type { Explanation } from '../explain.js';
import { explainMessages as m } from './messages.js';

const plotCols = 78;
const plotRows = 18;

export function explainText(e: Explanation): Text {
  return { en: inLanguage(e, 'en'), zh: inLanguage(e, 'zh') };
}

function inLanguage(e: Explanation, language: 'en' | 'zh'): string {
  const say = (text: Text, values: Record<string, string | number>) => fill(text, values)[language];
  const lines = [
    say(m.head, {
      layer: e.layer,
      lon: e.at.lon,
      lat: e.at.lat,
      rsrp: e.rsrp_dBm.toFixed(2),
      name: e.server.name || e.server.siteId,
      cell: e.server.cellId,
      distance: (e.server.distance_m / 1000).toFixed(2),
      sight: (e.lineOfSight ? m.clear : m.blocked)[language],
    }),
    say(m.loss, {
      loss: e.basicTransmissionLoss_dB.toFixed(2),
      free: e.freeSpaceLoss_dB.toFixed(2),
      rest: (e.basicTransmissionLoss_dB - e.freeSpaceLoss_dB).toFixed(2),
      exact: number(e.exact_dB),
      model: e.model.edition[language],
    }),
    say(m.raster, {
      rsrp: number(e.raster.rsrp_dBm),
      sinr: number(e.raster.rsSinr_dB),
      profile: e.gates.profile,
      gateRsrp: e.gates.rsrp_dBm,
      gateSinr: e.gates.rsSinr_dB,
    }),
    ...(e.server.defaulted.length > 0 ? [say(m.defaulted, { list: e.server.defaulted.join(', ') })] : []),
    '',
    ...plotProfile(e),
    m.legend[language],
    '',
    ...e.terms.map(
      (t) => `${t.symbol.padEnd(9)}${number(t.value).padStart(11)} ${t.unit.padEnd(4)} ${t.equation}`,
    ),
  ];
  return lines.join('\n');
}

const number = (x: number | null): string => (x === null ? '–' : Number.isFinite(x) ? x.toFixed(2) : '−∞');

/** Ground over the effective earth, clutter and the direct ray, in characters. */
export function plotProfile(e: Explanation): string[] {
  const { d_km, ground_mAMSL, clutter_m, tx_mAMSL, rx_mAMSL, effectiveEarthRadius_km } = e.profile;
  const last = d_km.length - 1;
  const length = d_km[last];
  const bulge = (x: number) => (500 * x * (length - x)) / effectiveEarthRadius_km;
  const columns = Array.from({ length: plotCols }, (_, c) => {
    // The highest point that falls into the column: a ridge must not vanish between two columns.
    const from = Math.floor((c * last) / plotCols);
    const to = Math.max(from, Math.ceil(((c + 1) * last) / plotCols) - 1);
    let ground = Number.NEGATIVE_INFINITY;
    let top = Number.NEGATIVE_INFINITY;
    for (let i = from; i <= to; i++) {
      const h = ground_mAMSL[i] + bulge(d_km[i]);
      ground = Math.max(ground, h);
      top = Math.max(top, h + clutter_m[i]);
    }
    return { ground, top, ray: tx_mAMSL + ((rx_mAMSL - tx_mAMSL) * c) / (plotCols - 1) };
  });
  const high = Math.max(...columns.map((c) => Math.max(c.top, c.ray)));
  const low = Math.min(...columns.map((c) => c.ground));
  const step = Math.max(1, (high - low) / (plotRows - 1));
  const level = (h: number) => Math.round((h - low) / step);
  const lines: string[] = [];
  for (let r = plotRows - 1; r >= 0; r--) {
    const body = columns
      .map((c, i) => {
        if (r === level(c.ray)) return i === 0 ? 'T' : i === plotCols - 1 ? 'R' : '·';
        if (r <= level(c.ground)) return '█';
        return r <= level(c.top) ? '░' : ' ';
      })
      .join('');
    const label = r % 4 === 0 || r === plotRows - 1 ? `${Math.round(low + r * step)} m` : '';
    lines.push(`${label.padStart(8)} │${body}`);
  }
  lines.push(
    `${' '.repeat(8)} └${'─'.repeat(plotCols)}`,
    `${' '.repeat(10)}0${`${length.toFixed(1)} km`.padStart(plotCols - 1)}`,
  );
  return lines;
}
