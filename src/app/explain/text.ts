/** An explanation for the terminal: sentence, profile drawn in characters, table of terms. */
import { fill, type Text } from '../../foundation/text.js';
import { explainedPath } from '../../report/profile/explained.js';
import type { PathProfile } from '../../report/profile/path.js';
import { profilePlot } from '../../report/profile/text.js';
import type { Explanation } from '../explain.js';
import { explainMessages as m } from './messages.js';

/** `columns`: width of the terminal in characters. */
export function explainText(e: Explanation, columns: number): Text {
  return { en: inLanguage(e, 'en', columns), zh: inLanguage(e, 'zh', columns) };
}

/** The path of the explanation, for its figure and its plot. */
export function pathOfExplanation(e: Explanation): PathProfile {
  return explainedPath(e, e.terms.find((t) => t.symbol === 'f')?.value ?? Number.NaN);
}

function inLanguage(e: Explanation, language: 'en' | 'zh', columns: number): string {
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
    ...profilePlot(pathOfExplanation(e), language, columns),
    '',
    ...e.terms.map(
      (t) => `${t.symbol.padEnd(9)}${number(t.value).padStart(11)} ${t.unit.padEnd(4)} ${t.equation}`,
    ),
  ];
  return lines.join('\n');
}

const number = (x: number | null): string => (x === null ? '–' : Number.isFinite(x) ? x.toFixed(2) : '−∞');
