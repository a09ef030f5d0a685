import { describe, expect, it } from 'vitest';
import { scorecardForm } from '../../../../src/app/scorecard/json.js';
import { PixelStatus } from '../../../../src/coverage/kernel/fold.js';
import type { CoverageResult } from '../../../../src/coverage/result.js';
import type { TransportLine } from '../../../../src/demand/transportLines.js';
import { exact } from '../../../../src/foundation/exact.js';
import { CoverageError } from '../../../../src/foundation/errors.js';
import { seededRandom } from '../../../../src/foundation/random.js';
import { readScorecard, scorecardJson } from '../../../../src/report/scorecard/file.js';
import { figuresOf } from '../../../../src/report/scorecard/figures.js';
import { rollUp } from '../../../../src/report/scorecard/rollUp.js';
import { makeScorecard, type Scorecard } from '../../../../src/report/scorecard/scorecard.js';
import { shippedTargets } from '../../../../src/report/targets/shipped.js';
import { cellFigures } from '../../../../src/siting/cells/cells.js';
import { auditLines } from '../../../../src/siting/lines/audit.js';
import { namedGrids } from '../../../../src/siting/zones/namedGrids.js';
import { county, highLte, networkOf, nr, sectorOn } from '../../siting/world.js';

const size = 60;
const network = networkOf([
  { ...sectorOn(highLte, 30), index: 0 },
  { ...sectorOn(nr, 30), index: 1 },
]);

/** Random rasters with hills of level, the same for every county that is cut from them. */
function rasters(seed: number): CoverageResult {
  const random = seededRandom(seed);
  const { coverage } = county(Array.from({ length: size }, () => '.'.repeat(size)));
  const n = size * size;
  const layers = coverage.layers.slice(1).map((layer, server) => {
    const [a, b] = [random() * 6, random() * 6];
    const level = (p: number) =>
      -112 + 14 * Math.sin((p % size) / 9 + a) + 14 * Math.cos(Math.floor(p / size) / 8 + b) + 4 * random();
    const rsrp_dBm = Float32Array.from({ length: n }, (_, p) => level(p));
    const status = Uint8Array.from(rsrp_dBm, (v) =>
      random() < 0.03
        ? PixelStatus.unknown
        : v >= layer.profile.rsrp_dBm
          ? PixelStatus.covered
          : PixelStatus.weak,
    );
    return {
      ...layer,
      rsrp_dBm,
      status,
      rsSinr_dB: rsrp_dBm.map((v) => v + 118),
      dataSinr_dB: rsrp_dBm.map((v) => v + 125),
      bestServer: new Int32Array(n).fill(server),
    };
  });
  const services = (['lte', 'nr'] as const).map((technology, l) => ({
    id: technology === 'nr' ? '5g-any' : '4g-any',
    technology,
    layers: [l],
    status: layers[l].status,
    probability: new Float32Array(n),
    bestLayer: new Uint8Array(n).fill(l),
  }));
  return { ...coverage, layers, services };
}

/** What a run over the pixels of the mask sees. */
function masked(whole: CoverageResult, areaMask: Uint8Array): CoverageResult {
  const cut = (status: Uint8Array) => status.map((s, p) => (areaMask[p] === 1 ? s : PixelStatus.outside));
  return {
    ...whole,
    areaMask,
    layers: whole.layers.map((l) => ({ ...l, status: cut(l.status) })),
    services: whole.services.map((s) => ({ ...s, status: cut(s.status) })),
  };
}

const lines: readonly TransportLine[] = [
  { id: 'road-a', class: 'national', name: 'G1', parts: [{ line: [0, 1500, 6000, 1710], tunnel: false }] },
  { id: 'road-b', class: 'county', name: 'X2', parts: [{ line: [200, 300, 5900, 5500], tunnel: false }] },
  { id: 'rail-c', class: 'railway', name: 'R', parts: [{ line: [0, 4000, 6000, 4111], tunnel: false }] },
];

interface World {
  readonly coverage: CoverageResult;
  readonly people: Float64Array;
  readonly road_km: Float64Array;
}

function cardOf(name: string, { coverage, people, road_km }: World, stations: number): Scorecard {
  const { areaMask } = coverage;
  const inside = (values: Float64Array) => values.map((v, p) => (areaMask[p] === 1 ? v : 0));
  const own = inside(people);
  const figures = figuresOf(
    {
      coverage,
      network,
      counts: {
        stations5g: stations,
        sites5g: stations,
        people: own.reduce((a, b) => a + exact(b), 0),
      },
      people: own,
      road_km: inside(road_km),
      places: [],
      villages: [],
      lines: [...auditLines({ coverage, network, lines })].flat(),
      cells: cellFigures({
        coverage,
        network,
        positions: [
          [0, 0],
          [3000, 3000],
        ],
        people: own,
      }),
      grids: new Map(coverage.services.map((s) => [s.id, namedGrids(coverage, s, own)])),
    },
    shippedTargets,
  );
  return makeScorecard({
    county: name,
    date: '2026-11-01',
    currency: null,
    definitions: {
      thresholds: { 'lte-b3': 'a' },
      entryLoss: 'p2109',
      trainLoss_dB: null,
      terrainOnly: false,
      demandBasis: 'population-raster',
      grid_m: 100,
      crs: 'EPSG:32649',
    },
    profiles: shippedTargets,
    before: figures,
    after: undefined,
    plan: new Map(),
    achieved: new Map(),
  });
}

function world(seed: number): World {
  const random = seededRandom(seed + 100);
  return {
    coverage: rasters(seed),
    people: Float64Array.from({ length: size * size }, () => (random() < 0.3 ? 40 * random() : 0)),
    road_km: Float64Array.from({ length: size * size }, () => (random() < 0.2 ? random() / 7 : 0)),
  };
}

describe('counties together', () => {
  it('are one run over all of them, to the last digit of every figure', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const whole = world(seed);
      const random = seededRandom(seed);
      const owner = Array.from({ length: size }, () => [10 + 20 * random(), 35 + 20 * random()]);
      const county = (k: number) => {
        const mask = Uint8Array.from({ length: size * size }, (_, p) => {
          const [a, b] = owner[Math.floor(p / size)];
          const col = p % size;
          return (col < a ? 0 : col < b ? 1 : 2) === k ? 1 : 0;
        });
        return cardOf(`C${k}`, { ...whole, coverage: masked(whole.coverage, mask) }, 3 + k);
      };
      // Through the file and back: what a roll-up reads.
      const cards = [0, 1, 2].map((k) => readScorecard(scorecardJson(county(k)), `run-${k}`));
      const together = rollUp(cards, ['run-0', 'run-1', 'run-2']);
      const union = cardOf('C0 + C1 + C2', whole, 12);
      expect(scorecardForm(together)).toEqual(scorecardForm(union));
      const filled = together.rows.filter((r) => r.before !== null).map((r) => r.id);
      for (const id of [
        '5g.populationShare',
        '4g.weakClusters',
        '4g.weakCellShare',
        '5g.railShare',
        'signal-upgrade-2025.lines',
        'fcc-bdc.nr-7-1.area',
        'ofcom-50m.lte-2.people',
      ])
        expect(filled).toContain(id);
    }
  });

  it('are refused when they measure by other definitions, and the difference is named', () => {
    const card = cardOf('A', world(1), 1);
    const other = { ...card, definitions: { ...card.definitions, entryLoss: 'national' } };
    expect(() => rollUp([card, other], ['a', 'b'])).toThrow(CoverageError);
    expect(() => rollUp([card, other], ['a', 'b'])).toThrow(/b measures.*a: entryLoss: "p2109" ≠ "national"/);
    const gates = (thresholds: Record<string, string>) => ({
      ...card,
      definitions: { ...card.definitions, thresholds },
    });
    expect(() => rollUp([card, gates({ 'lte-b3': 'b' })], ['a', 'b'])).toThrow(/lte-b3: "a" ≠ "b"/);
    const otherBands = rollUp([card, gates({ 'nr-n28': 'c' })], ['a', 'b']);
    expect(otherBands.definitions.thresholds).toEqual({ 'lte-b3': 'a', 'nr-n28': 'c' });
    const coarser = { ...card, definitions: { ...card.definitions, grid_m: 50 } };
    expect(rollUp([card, coarser], ['a', 'b']).county).toBe('A + A');
  });

  it('on two lattices have no common clusters, and say so', () => {
    const card = cardOf('A', world(2), 1);
    const far = { ...card, definitions: { ...card.definitions, crs: 'EPSG:32650' } };
    const row = rollUp([card, far], ['a', 'b']).rows.find((r) => r.id === '4g.weakClusters');
    expect(row?.before).toBeNull();
  });
});
