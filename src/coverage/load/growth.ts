/** Traffic that grows year by year: which cells run full, when, and how many people are covered there and yet not served. */
import { type CellLoads, type LoadInput, LoadModel, type PixelDemand } from './model.js';
import { busyHour_Mbps, type TrafficTerms } from './traffic.js';

export interface GrowthInput extends Omit<LoadInput, 'nrShare'> {
  readonly terms: TrafficTerms;
  readonly people: Float64Array;
  /** Where traffic arises, per pixel in any unit; absent: where people are. */
  readonly pattern?: Float64Array;
  readonly services: readonly { readonly id: string; readonly layers: readonly number[] }[];
}

export interface ServiceYear {
  readonly id: string;
  /** People whom the service covers under the loads of the year. */
  readonly coveredPeople: number;
  /** Mean over them of what one more user gets: rate × (1 − load), in processor sharing; 0 on a full cell. */
  readonly userRate_Mbps: number;
}

export interface LoadYear {
  /** Years after the first. */
  readonly year: number;
  readonly perPerson_Mbps: number;
  readonly traffic_Mbps: number;
  /** Where no cell of the operator covers: coverage fails. */
  readonly notCovered_Mbps: number;
  readonly cells: CellLoads;
  /** People on cells from the limit on, and people on cells that cannot carry what is asked: capacity fails. */
  readonly busyPeople: number;
  readonly overloadedPeople: number;
  readonly services: readonly ServiceYear[];
}

/** Year by year; each takes its first loads from the year before, which are less. */
export function* loadYears(input: GrowthInput): Generator<LoadYear> {
  const { terms, people, pattern = people } = input;
  const model = new LoadModel({ ...input, nrShare: terms.nrShare });
  const total = sum(people);
  const scale = total / sum(pattern);
  let loads: Float64Array | undefined;
  for (let year = 0; year <= terms.years; year++) {
    const perPerson_Mbps = busyHour_Mbps(terms, year);
    const demand: PixelDemand = {
      people,
      traffic_Mbps: pattern.map((w) => (w > 0 ? w * scale * perPerson_Mbps : 0)),
    };
    const cells = model.solve(demand, loads);
    loads = cells.load;
    const traffic_Mbps = total * perPerson_Mbps;
    yield {
      year,
      perPerson_Mbps,
      traffic_Mbps,
      notCovered_Mbps: Math.max(0, traffic_Mbps - cells.noRate_Mbps - sum(cells.offered_Mbps)),
      cells,
      busyPeople: peopleAbove(model, people, cells.load, terms.limit),
      overloadedPeople: peopleAbove(model, people, cells.load, 1),
      services: input.services.map((s) => serviceYear(model, s, people, cells.load)),
    };
  }
}

/** People all of whose cells are loaded above a limit, or give them no rate at all. */
function peopleAbove(model: LoadModel, people: Float64Array, load: Float64Array, limit: number): number {
  let above = 0;
  for (const { reception, groups, rate_Mbps } of model.parts) {
    const { pixel, portion, start, row } = groups;
    for (let g = 0; g < pixel.length; g++) {
      let free = false;
      for (let k = start[g]; k < start[g + 1]; k++)
        if (rate_Mbps[row[k]] > 0 && load[reception.server[row[k]]] <= limit) free = true;
      if (!free) above += people[pixel[g]] * portion[g];
    }
  }
  return above;
}

/** Of the layers that cover a pixel the one with the highest rate counts. */
function serviceYear(
  model: LoadModel,
  { id, layers }: GrowthInput['services'][number],
  people: Float64Array,
  load: Float64Array,
): ServiceYear {
  let [coveredPeople, rates] = [0, 0];
  for (const { reception: r, rate_Mbps } of model.parts) {
    const covered = model.coveredRows(r, load);
    let best = -1;
    for (let i = 0; i < r.pixel.length; i++) {
      if (covered[i] === 1 && layers.includes(r.layer[i]))
        best = Math.max(best, rate_Mbps[i] * Math.max(0, 1 - load[r.server[i]]));
      if (r.pixel[i + 1] === r.pixel[i] || best < 0) continue;
      coveredPeople += people[r.pixel[i]];
      rates += people[r.pixel[i]] * best;
      best = -1;
    }
  }
  return { id, coveredPeople, userRate_Mbps: coveredPeople > 0 ? rates / coveredPeople : 0 };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const v of values) if (v > 0) total += v;
  return total;
}
