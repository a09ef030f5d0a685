import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CoverageError } from '../../src/foundation/errors.js';
import { parseGeoJson } from '../../src/io/geojson.js';
import { parseTable } from '../../src/io/table/table.js';
import { decodeText } from '../../src/io/table/text.js';
import { buildNetwork } from '../../src/network/stations.js';
import { parseMsi } from '../../src/radio/msi.js';

/** Runs a reader on hostile input: it may refuse by a user error, never by another one. */
function refusesOrReads(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(CoverageError);
  }
}

const header =
  'site_id,cell_id,operator,technology,band,arfcn,frequency_MHz,bandwidth_MHz,lon,lat,height_mAGL,azimuth_deg,mech_tilt_deg,elec_tilt_deg,gain_dBi,rs_epre_dBm,carrier_power_W,ports,pci,cover_type,status,load'.split(
    ',',
  );
const cell = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    'NaN',
    '0',
    '-1',
    '1',
    '3',
    '35',
    '120',
    '360',
    '412',
    '1650',
    '1850',
    '636666',
    '1e309',
    'B3',
    'n78',
    'LTE',
    'NR',
    '移动',
    '室分',
    '规划',
    '113°15′30″',
    '4.6E+14',
  ),
  fc.double({ noDefaultInfinity: true }).map(String),
  fc.string({ maxLength: 6 }).map((s) => s.replace(/[",;\t\r\n，]/g, '')),
);

describe('hostile input', () => {
  it('a station table of any cells is read or refused; every row is counted once; nothing unknown becomes a number', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length }), { maxLength: 12 }),
        (rows) => {
          const table = parseTable([header.join(','), ...rows.map((r) => r.join(','))].join('\n'), 'f.csv');
          const { network, diagnostics } = buildNetwork([table]);
          const { counts } = network;
          const others = Object.values(counts.notPropagated).reduce((a, b) => a + b, 0);
          expect(counts.propagated + counts.indoor + others).toBe(counts.rows);
          for (const s of [...network.sectors, ...network.indoor]) {
            for (const v of [
              s.lon,
              s.lat,
              s.antennaHeight_mAGL,
              s.epre_dBm,
              s.rsGain_dBi,
              s.mechTilt_deg,
              s.elecTilt_deg,
              s.load,
            ])
              expect(Number.isFinite(v)).toBe(true);
            if (diagnostics.errorCount === 0) expect(s.epre_dBm).toBeLessThanOrEqual(35);
            expect(s.pattern.maxGain_dBi).toBe(s.rsGain_dBi);
            expect(network.layers).toContain(s.layer);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('the same table gives the same network', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length }), { maxLength: 8 }),
        (rows) => {
          const text = [header.join(','), ...rows.map((r) => r.join(','))].join('\n');
          const once = () => {
            const { network, diagnostics } = buildNetwork([parseTable(text, 'f.csv')]);
            return JSON.stringify([
              network.layers,
              network.sectors.map((s) => [s.siteId, s.layer.id, s.epre_dBm, s.defaulted]),
              network.counts,
              diagnostics.list(),
            ]);
          };
          expect(once()).toBe(once());
        },
      ),
      { numRuns: 50 },
    );
  });

  it('any bytes and any text end in a table or in a user error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        refusesOrReads(() => parseTable(decodeText(bytes, 'f').text, 'f'));
        refusesOrReads(() => parseGeoJson(decodeText(bytes, 'f').text, 'f'));
        refusesOrReads(() => parseMsi(decodeText(bytes, 'f').text, 'f'));
      }),
    );
    const json = fc.jsonValue({ maxDepth: 5 });
    fc.assert(
      fc.property(json, json, (a, b) => {
        refusesOrReads(() => parseGeoJson(JSON.stringify(a), 'f'));
        const feature = { type: 'Feature', properties: a, geometry: { type: 'Polygon', coordinates: b } };
        refusesOrReads(() =>
          parseGeoJson(JSON.stringify({ type: 'FeatureCollection', features: [feature, a] }), 'f'),
        );
      }),
    );
  });
});
