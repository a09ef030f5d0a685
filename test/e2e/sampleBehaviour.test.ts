/**
 * The sample behaves like a county (see data-samples/qinghe/README.md): predicted whole on a 90 m grid, where shares of
 * people stay within half a point of those at 30 m.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { lonLat } from '../../data-samples/generator/frame.js';
import { TOWN_CENTRE } from '../../data-samples/generator/settlements.js';
import { transformer } from '../../src/geo/transform.js';
import {
  type Cause,
  causeOf,
  type Cluster,
  indoorClusters,
  predictSample,
  sampleFolder,
  type SamplePrediction,
  serviceOf,
  shareOfPeople,
  uncoveredClusters,
} from '../helpers/sampleBehaviour.js';

const groups = ['4g-unicom', '4g-telecom', '4g-mobile'];
const covered = 1;
const poorQuality = 4;

let sample: SamplePrediction;
let clusters: readonly Cluster[];

beforeAll(async () => {
  sample = await predictSample(90);
  clusters = uncoveredClusters(sample, serviceOf(sample, '4g-unicom'));
}, 180_000);

const shareWith = (id: string, status: number, where?: (pixel: number) => boolean): number => {
  const service = serviceOf(sample, id);
  return shareOfPeople(sample, (i) => service.status[i] === status, where);
};

/** Distance in metres of each output pixel's centre from a place in degrees. */
function metresFrom(lon: number, lat: number): (pixel: number) => number {
  const { crs, originX, originY, cellX, cellY, cols } = sample.coverage.pixelGrid;
  const [x, y] = transformer('EPSG:4326', crs)(lon, lat);
  return (i) =>
    Math.hypot(originX + ((i % cols) + 0.5) * cellX - x, originY - (Math.floor(i / cols) + 0.5) * cellY - y);
}

describe('the synthetic county on air', () => {
  it('leaves 8 to 14 in 100 people without 4G of Unicom, and fewer than 15 without that of any one group', () => {
    expect(1 - shareWith('4g-unicom', covered)).toBeGreaterThanOrEqual(0.08);
    expect(1 - shareWith('4g-unicom', covered)).toBeLessThanOrEqual(0.14);
    for (const id of groups) expect(1 - shareWith(id, covered)).toBeLessThanOrEqual(0.15);
  });

  it('has 4G of some operator for 96 in 100 people, and signal without quality as an exception', () => {
    expect(shareWith('4g-any', covered)).toBeGreaterThanOrEqual(0.96);
    for (const id of groups) {
      expect(shareWith(id, poorQuality)).toBeGreaterThan(0.01);
      expect(shareWith(id, poorQuality)).toBeLessThan(0.05);
    }
  });

  it('has the people without 4G of Unicom in ten clusters or more, five by terrain and one by interference', () => {
    const service = serviceOf(sample, '4g-unicom');
    const causes = clusters.map((cluster) => causeOf(sample, service, cluster));
    const count = (cause: Cause): number => causes.filter((c) => c === cause).length;
    expect(clusters.length).toBeGreaterThanOrEqual(10);
    expect(count('terrain')).toBeGreaterThanOrEqual(5);
    expect(count('interference')).toBeGreaterThanOrEqual(1);
  });

  it('has two clusters or more that are served in the street but not indoors', () => {
    expect(indoorClusters(sample, serviceOf(sample, '4g-unicom')).length).toBeGreaterThanOrEqual(2);
  });

  it('serves three quarters of the town outdoors on 3.5 GHz', () => {
    const near = metresFrom(...lonLat(TOWN_CENTRE));
    expect(shareWith('5g-telecom+unicom', covered, (i) => near(i) < 2800)).toBeGreaterThanOrEqual(0.75);
  });

  it('has a hamlet of 25 households that the population raster misses and Unicom does not reach', () => {
    const villages: Record<string, string>[] = parse(readFileSync(join(sampleFolder, 'villages.csv')), {
      columns: true,
      bom: true,
    });
    const hamlet = villages.find((v) => v.id === 'V900');
    expect(hamlet?.households).toBe('25');
    const near = metresFrom(Number(hamlet?.lon), Number(hamlet?.lat));
    const pixels = [...sample.people.keys()].filter((i) => near(i) < 150);
    expect(pixels.length).toBeGreaterThanOrEqual(4);
    const { status } = serviceOf(sample, '4g-unicom');
    expect(pixels.filter((i) => sample.people[i] > 0 || status[i] === covered)).toEqual([]);
  });
});
