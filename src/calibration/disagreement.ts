/** Where prediction and measurement disagree, by service: how many places, how many people, by how many decibels. */
import { PixelStatus } from '../coverage/kernel/fold.js';
import type { MeasuredPixels } from '../coverage/measured.js';
import type { CoverageResult, ServiceCoverage } from '../coverage/result.js';
import { pixelAt } from '../demand/places.js';
import { gate_dBm } from './grids.js';
import type { Measurement } from './measurements.js';
import { servicesFor } from './services.js';

export interface Disagreement {
  readonly source: 'mr-grids' | 'drive-tests';
  readonly service: string;
  readonly samples: number;
  /** Grids, or pixels with drive-test samples, of which both the prediction and the measurement are known. */
  readonly compared: number;
  readonly predictedCoveredMeasuredWeak: number;
  readonly predictedWeakMeasuredCovered: number;
  /** People on the pixels where they disagree so; NaN when the demand does not count people. */
  readonly peopleCoveredMeasuredWeak: number;
  readonly peopleWeakMeasuredCovered: number;
  /** Predicted less measured level and its standard deviation; NaN without levels. */
  readonly meanError_dB: number;
  readonly sigma_dB: number;
}

/** Weight of each pixel in people; undefined when the demand does not count people. */
type People = Float64Array | undefined;

export function gridDisagreement(
  coverage: CoverageResult,
  measured: ReadonlyMap<string, MeasuredPixels>,
  people: People,
): Disagreement[] {
  return coverage.services.flatMap((service) => {
    const laid = measured.get(service.id);
    if (!laid) return [];
    const pixels = laid.grids.map((): number[] => []);
    laid.gridAt.forEach((g, p) => {
      if (g >= 0) pixels[g].push(p);
    });
    const tally = new Tally(coverage, service, people);
    laid.grids.forEach(({ samples, rsrp_dBm, covered }, g) => {
      if (pixels[g].length > 0) tally.add(pixels[g], covered, rsrp_dBm, samples);
    });
    return [tally.row('mr-grids')];
  });
}

/** Samples of one pixel are averaged first, so that a car that waits does not outvote one that drives. */
export function driveDisagreement(
  coverage: CoverageResult,
  samples: readonly Measurement[],
  people: People,
  fromLonLat: (lon: number, lat: number) => [number, number],
): Disagreement[] {
  const byService = new Map<string, Map<number, { sum_dBm: number; count: number }>>();
  for (const s of samples) {
    const pixel = pixelAt(coverage.pixelGrid, ...fromLonLat(s.lon, s.lat));
    if (pixel < 0 || coverage.areaMask[pixel] === 0) continue;
    for (const { id } of servicesFor(s, coverage)) {
      const pixels = byService.get(id) ?? new Map<number, { sum_dBm: number; count: number }>();
      byService.set(id, pixels);
      const { sum_dBm, count } = pixels.get(pixel) ?? { sum_dBm: 0, count: 0 };
      pixels.set(pixel, { sum_dBm: sum_dBm + s.rsrp_dBm, count: count + 1 });
    }
  }
  return coverage.services.flatMap((service) => {
    const pixels = byService.get(service.id);
    if (!pixels) return [];
    const gate = gate_dBm(service.layers, coverage);
    const tally = new Tally(coverage, service, people);
    for (const [pixel, { sum_dBm, count }] of [...pixels].sort(([a], [b]) => a - b))
      tally.add([pixel], sum_dBm / count >= gate, sum_dBm / count, count);
    return [tally.row('drive-tests')];
  });
}

class Tally {
  private samples = 0;
  private compared = 0;
  private readonly places = { coveredWeak: 0, weakCovered: 0 };
  private readonly persons = { coveredWeak: 0, weakCovered: 0 };
  private readonly errors_dB: number[] = [];

  constructor(
    private readonly coverage: CoverageResult,
    private readonly service: ServiceCoverage,
    private readonly people: People,
  ) {}

  /** One measured place on its pixels; it is predicted covered when most of them are. */
  add(pixels: readonly number[], covered: boolean, rsrp_dBm: number, samples: number): void {
    const { status } = this.service;
    const known = pixels.filter(
      (p) => status[p] !== PixelStatus.unknown && status[p] !== PixelStatus.outside,
    );
    this.samples += samples;
    if (known.length === 0) return;
    this.compared++;
    const differing = known.filter((p) => (status[p] === PixelStatus.covered) !== covered);
    const way = covered ? 'weakCovered' : 'coveredWeak';
    if (2 * differing.length > known.length) this.places[way]++;
    for (const p of differing) this.persons[way] += this.people?.[p] ?? Number.NaN;
    const predicted = mean(known.map((p) => this.level_dBm(p)).filter((v) => !Number.isNaN(v)));
    if (!Number.isNaN(predicted - rsrp_dBm)) this.errors_dB.push(predicted - rsrp_dBm);
  }

  row(source: Disagreement['source']): Disagreement {
    const meanError_dB = mean(this.errors_dB);
    const variance = mean(this.errors_dB.map((e) => (e - meanError_dB) ** 2));
    return {
      source,
      service: this.service.id,
      samples: this.samples,
      compared: this.compared,
      predictedCoveredMeasuredWeak: this.places.coveredWeak,
      predictedWeakMeasuredCovered: this.places.weakCovered,
      peopleCoveredMeasuredWeak: this.people ? this.persons.coveredWeak : Number.NaN,
      peopleWeakMeasuredCovered: this.people ? this.persons.weakCovered : Number.NaN,
      meanError_dB,
      sigma_dB: Math.sqrt(variance),
    };
  }

  private level_dBm(pixel: number): number {
    return this.coverage.layers[this.service.bestLayer[pixel]]?.rsrp_dBm[pixel] ?? Number.NaN;
  }
}

/** NaN of nothing. */
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
