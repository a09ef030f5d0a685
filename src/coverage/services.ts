/** Which maps of services a run makes: the best of all layers by technology and group, and those that the project names. */
import { CoverageError } from '../foundation/errors.js';
import { fill, type Text } from '../foundation/text.js';
import { buildingEntryLoss_dB } from '../propagation/p2109/equations.js';
import { bearerBudget } from '../radio/bearer.js';
import type { Layer } from '../radio/layer.js';
import { noisePerRe_dBm } from '../radio/noise.js';
import { profileById } from '../radio/profiles.js';
import { downlinkSteps, type RateOptions, type RateStep } from '../radio/rate.js';
import type { ServiceInput, ServiceTerms, Surroundings } from '../radio/service.js';
import { serviceTerms } from '../radio/services.js';
import type { FoldBearer } from './kernel/bearers.js';
import type { FoldService } from './kernel/fold.js';
import { coverageMessages as m } from './messages.js';

export interface ServiceSpec {
  readonly id: string;
  readonly technology: Layer['technology'];
  readonly group?: string;
  readonly layers: readonly number[];
}

/** `4g-<group>` and `5g-<group>` for every group, then `4g-any` and `5g-any` (rules R1). */
export function servicesOf(layers: readonly Layer[]): ServiceSpec[] {
  const services: ServiceSpec[] = [];
  for (const [technology, prefix] of [
    ['lte', '4g'],
    ['nr', '5g'],
  ] as const) {
    const own = layers.map((_, i) => i).filter((i) => layers[i].technology === technology);
    for (const part of byGroup(layers, own))
      services.push({ ...part, id: `${prefix}-${part.id}`, technology });
  }
  return services;
}

/** Layers of each group, then of any; nothing without layers. */
function byGroup(layers: readonly Layer[], own: readonly number[]) {
  if (own.length === 0) return [];
  const groups = [...new Set(own.map((i) => layers[i].group))].sort();
  return [
    ...groups.map((group) => ({ id: group, group, layers: own.filter((i) => layers[i].group === group) })),
    { id: 'any', layers: own },
  ];
}

/** A service that the project names, on some of its layers. */
export interface NamedSpec {
  readonly id: string;
  readonly terms: ServiceTerms;
  readonly group?: string;
  readonly layers: readonly number[];
}

/**
 * Named services on the layers that can carry them: each for every group and for any operator, or, where the project names
 * its layers, one map over them. @throws CoverageError('config') for an unknown service or layer, or an id used twice.
 */
export function namedServices(inputs: readonly ServiceInput[], layers: readonly Layer[]): NamedSpec[] {
  const named = inputs.flatMap((input): NamedSpec[] => {
    const terms = serviceTerms(input);
    if (!terms) return refuse(fill(m.unknownService, { service: input.use }));
    const { id } = terms;
    const carries = (i: number): boolean => bearerBudget(terms, layers[i], gatesOf(layers[i])) !== undefined;
    if (!input.layers) {
      const own = layers.map((_, i) => i).filter(carries);
      return byGroup(layers, own).map((part) => ({ ...part, id: `${id}-${part.id}`, terms }));
    }
    const own = input.layers.map((name) => {
      const i = layers.findIndex((l) => l.id === name);
      if (i < 0) refuse(fill(m.serviceLayer, { service: id, layer: name }));
      if (!carries(i)) refuse(fill(m.serviceCannot, { service: id, layer: name }));
      return i;
    });
    return [{ id, terms, layers: [...new Set(own)].sort((a, b) => a - b) }];
  });
  // Each has a folder of its own beside those of the layers.
  const taken = new Set([...layers, ...servicesOf(layers)].map((x) => x.id.toLowerCase()));
  for (const { id } of named) {
    if (taken.has(id.toLowerCase())) refuse(fill(m.serviceTwice, { service: id }));
    taken.add(id.toLowerCase());
  }
  return named;
}

function gatesOf(layer: Layer) {
  return (
    profileById(layer.profile) ?? refuse(fill(m.unknownProfile, { profile: layer.profile, layer: layer.id }))
  );
}

function refuse(text: Text): never {
  throw new CoverageError('config', {
    severity: 'error',
    code: 'CVG_SERVICE',
    text,
    where: { field: 'services' },
  });
}

/** Named services as the kernel judges them: each on each layer once, however many maps ask for it. */
export function foldNamed(
  named: readonly NamedSpec[],
  layers: readonly Layer[],
  sigmaOf: (layer: Layer) => Float32Array,
): { readonly bearers: FoldBearer[]; readonly services: FoldService[] } {
  const bearers: FoldBearer[] = [];
  const places = new Map<ServiceTerms, Map<number, number>>();
  const services = named.map(({ id, terms, layers: own }): FoldService => {
    const known = places.get(terms) ?? new Map<number, number>();
    places.set(terms, known);
    for (const l of own)
      if (!known.has(l)) known.set(l, bearers.push(foldBearer(terms, l, layers[l], sigmaOf)) - 1);
    return {
      id,
      layers: own,
      bearers: own.flatMap((l) => known.get(l) ?? []),
      ...(terms.aggregate && {
        sum: { Mbps: terms.dl_kbps / 1000, together: ofOneOperator(own.map((l) => layers[l])) },
      }),
    };
  });
  return { bearers, services };
}

/** Positions of the layers that a user of each operator has together; layers without an operator are for themselves. */
function ofOneOperator(layers: readonly Layer[]): number[][] {
  const holders = layers.map(({ operators }) => (operators.length > 0 ? operators : ['']));
  const lists = [...new Set(holders.flat())].map((operator) =>
    layers.flatMap((_, i) => (holders[i].includes(operator) ? [i] : [])),
  );
  return [...new Map(lists.map((list) => [list.join(), list])).values()];
}

/** Budgets as gates, rates as steps where they add up. `sigmaOf`: spread outdoors by clutter class. */
function foldBearer(
  terms: ServiceTerms,
  position: number,
  layer: Layer,
  sigmaOf: (layer: Layer) => Float32Array,
): FoldBearer {
  const budget = bearerBudget(terms, layer, gatesOf(layer));
  if (!budget) return refuse(fill(m.serviceCannot, { service: terms.id, layer: layer.id }));
  const { carrier, rates, ...gates } = budget;
  const entry = entryLoss(terms.place, carrier.frequency_MHz / 1000);
  const noise_dBm = noisePerRe_dBm(carrier.scs_kHz) + entry.loss_dB;
  return {
    ...gates,
    layer: position,
    entryLoss_dB: entry.loss_dB,
    noise_mW: 10 ** (noise_dBm / 10),
    sigma_dB: sigmaOf(carrier).map((sigma) => Math.hypot(sigma, entry.sigma_dB)),
    ...(terms.aggregate && { rates: stepsOf(terms, carrier, rates) }),
  };
}

/** A terminal with less reception gets its rates at a higher SINR. */
const stepsOf = ({ terminal }: ServiceTerms, carrier: Layer, options: RateOptions): RateStep[] =>
  downlinkSteps(carrier, options).map((s) => ({ ...s, sinr_dB: s.sinr_dB + terminal.rxLoss_dB }));

/** Deep inside and below ground no model is standard: 20 and 30 dB in all, starting values, with the spread of P.2109. */
const deepLoss_dB = { 'deep-indoor': 20, basement: 30 } as const;

/** Median entry loss for level paths and half the width between the ±σ quantiles. ITU-R P.2109-2. */
export function entryLoss(place: Surroundings, f_GHz: number): { loss_dB: number; sigma_dB: number } {
  if (place === 'outdoor') return { loss_dB: 0, sigma_dB: 0 };
  const type = place === 'indoor-efficient' ? 'thermally-efficient' : 'traditional';
  const at = (p: number) => buildingEntryLoss_dB(f_GHz, p, type, 0);
  const loss_dB = place === 'deep-indoor' || place === 'basement' ? deepLoss_dB[place] : at(0.5);
  return { loss_dB, sigma_dB: (at(plusSigma) - at(1 - plusSigma)) / 2 };
}

/** Φ(1). */
const plusSigma = 0.8413447460685429;
