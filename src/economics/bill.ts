/** Bill of quantities of one site: which items it takes and how much of each. */
import type { CostBook } from './costBook.js';
import type { CostItemId } from './items.js';

/** What the price depends on; NaN where a length or an area is not known. */
export interface SiteSpec {
  readonly technology: 'lte' | 'nr';
  /** Transmitters per sector. */
  readonly ports: number;
  readonly siteType: 'macro' | 'pole' | 'micro' | 'indoor' | 'repeater' | 'remote-rru';
  readonly build: 'new' | 'co-location' | 'retrofit' | 'remote';
  readonly mount: 'new-tower' | 'existing-tower' | 'rooftop' | 'lamp-pole' | 'indoor';
  readonly height_mAGL: number;
  readonly sectors: number;
  /** Floor area that an indoor system serves; NaN unless indoor. */
  readonly footprint_m2: number;
  readonly mains_m: number;
  readonly fibre_m: number;
  readonly road_m: number;
  /** undefined: not known. */
  readonly freePlatform: boolean | undefined;
  /** A 4G site whose radio also sends 5G. */
  readonly dualMode: boolean;
}

export interface Bill {
  readonly quantities: readonly (readonly [id: CostItemId, quantity: number])[];
  readonly backhaul: 'fibre' | 'microwave' | '';
  /** Fields of the spec that were not known and mattered. */
  readonly unknown: readonly (keyof SiteSpec)[];
}

type Quantities = [id: CostItemId, quantity: number][];

export function billOf(book: CostBook, spec: SiteSpec): Bill {
  const unknown: (keyof SiteSpec)[] = [];
  const known = (field: 'footprint_m2' | 'mains_m' | 'fibre_m' | 'road_m', typical: number): number => {
    if (Number.isFinite(spec[field])) return spec[field];
    unknown.push(field);
    return typical;
  };
  if (spec.siteType === 'indoor') {
    const floor_m2 = known('footprint_m2', book.typical.floor_m2);
    const backhaul = backhaulOf(book, spec, known);
    return {
      quantities: [...indoor(book, spec, floor_m2), ...backhaul.quantities],
      backhaul: backhaul.kind,
      unknown,
    };
  }
  const backhaul = backhaulOf(book, spec, known);
  const quantities = [
    ...radio(book, spec),
    ...mount(spec),
    ...power(spec, () => known('mains_m', book.typical.mains_m)),
    ...backhaul.quantities,
  ];
  if (buildsMast(spec))
    quantities.push(['access-road', known('road_m', book.typical.road_m) - book.limits.road_m]);
  if (buildsMast(spec) && Number.isNaN(spec.height_mAGL)) unknown.push('height_mAGL');
  if (spec.mount === 'existing-tower' && spec.freePlatform === undefined) unknown.push('freePlatform');
  return { quantities, backhaul: backhaul.kind, unknown };
}

/** On a mast or roof that carries a site already. */
const stands = ({ build, mount }: SiteSpec): boolean =>
  mount === 'existing-tower' || build === 'co-location' || build === 'retrofit';
const buildsMast = (spec: SiteSpec): boolean => spec.mount === 'new-tower' && !stands(spec);
const isSmall = ({ siteType }: SiteSpec): boolean => siteType === 'pole' || siteType === 'micro';

function indoor(book: CostBook, { technology, dualMode }: SiteSpec, floor_m2: number): Quantities {
  return [
    [`indoor-${technology}`, floor_m2],
    ['indoor-dual-mode', dualMode ? floor_m2 : 0],
    ['electricity', energyOf((book.power.indoor_WPerM2 / 1000) * floor_m2)],
    ['maintenance-indoor', floor_m2],
  ];
}

function radio(book: CostBook, spec: SiteSpec): Quantities {
  const { technology, siteType, sectors, dualMode } = spec;
  const electricity: Quantities = [['electricity', energyOf(draw_kW(book, spec) * sectors)]];
  if (siteType === 'repeater')
    return [['repeater', 1], ['small-installation', 1], ...electricity, ['maintenance-small', 1]];
  const dual: Quantities = [['dual-mode', dualMode ? sectors : 0]];
  if (isSmall(spec))
    return [
      [`small-cell-${technology}`, sectors],
      ...dual,
      ['small-installation', 1],
      ...electricity,
      ['maintenance-small', 1],
    ];
  const heads: Quantities = [[radioItem(spec), sectors], ...antennas(spec), ...dual];
  // A remote head hangs on the baseband unit of its donor.
  if (siteType === 'remote-rru')
    return [...heads, ['small-installation', 1], ...electricity, ['maintenance-small', 1]];
  return [
    [`baseband-${technology}`, spec.build === 'remote' ? 0 : 1],
    ...heads,
    [spec.build === 'retrofit' ? 'retrofit-works' : 'installation', 1],
    ...electricity,
    ['maintenance-macro', 1],
  ];
}

function radioItem({ technology, ports }: SiteSpec): CostItemId {
  if (technology === 'lte') return ports <= 2 ? 'radio-lte-2t' : ports <= 4 ? 'radio-lte-4t' : 'radio-lte-8t';
  if (ports <= 4) return 'radio-nr-4t';
  return ports <= 8 ? 'radio-nr-8t' : ports <= 32 ? 'radio-nr-32t' : 'radio-nr-64t';
}

/** Panels of 32 and more transmitters have their antenna built in. */
function antennas({ ports, sectors }: SiteSpec): Quantities {
  if (ports > 8) return [];
  return [[ports > 4 ? 'antenna-8t' : 'antenna', sectors]];
}

const hoursPerYear = 8760;

/** kWh a year. */
const energyOf = (power_kW: number): number => power_kW * hoursPerYear;

/** Of one sector. */
function draw_kW({ power }: CostBook, spec: SiteSpec): number {
  if (isSmall(spec) || spec.siteType === 'repeater') return power.small_kW;
  if (spec.technology === 'lte') return power.lte_kW;
  return spec.ports > 8 ? power.nrPanel_kW : power.nr_kW;
}

/** Rent is paid for what stands only: whoever builds a mast pays for it once. */
function mount(spec: SiteSpec): Quantities {
  if (spec.mount === 'indoor') return [];
  if (spec.mount === 'lamp-pole')
    return [
      ['lamp-pole', 1],
      ['lamp-pole-rent', 1],
    ];
  if (stands(spec)) {
    const room: Quantities = [['platform-retrofit', spec.freePlatform === false ? 1 : 0]];
    if (spec.build === 'retrofit') return [...room, ['retrofit-rent', 1]];
    return [['co-location-fee', 1], ...room, ['tower-rent', 1]];
  }
  if (spec.mount === 'rooftop')
    return [
      ['roof-poles', 1],
      ['roof-rent', 1],
    ];
  return [
    [mastItem(spec.height_mAGL), 1],
    ['mast-works', 1],
    ['permits', 1],
    ['land-rent', 1],
    ['mast-maintenance', 1],
  ];
}

/** An unknown height takes the class of a usual county mast. */
function mastItem(height_mAGL: number): CostItemId {
  if (height_mAGL <= 20) return 'mast-20m';
  return height_mAGL > 35 ? 'mast-50m' : 'mast-35m';
}

/** A house and a lamp pole have mains; a mast that stands has them too and needs more power for more equipment. */
function power(spec: SiteSpec, mains_m: () => number): Quantities {
  if (stands(spec)) {
    const needsMore = spec.siteType === 'macro' && (spec.technology === 'nr' || spec.build !== 'retrofit');
    return [['power-upgrade', needsMore ? 1 : 0]];
  }
  if (spec.mount === 'rooftop') return [['power-connection', 1]];
  if (spec.mount !== 'new-tower') return [];
  return [
    ['power-connection', 1],
    ['power-line', mains_m()],
  ];
}

function backhaulOf(
  book: CostBook,
  spec: SiteSpec,
  known: (field: 'fibre_m', typical: number) => number,
): { readonly quantities: Quantities; readonly kind: Bill['backhaul'] } {
  // A repeater takes its signal from the air; a retrofit uses the line of its site.
  if (spec.siteType === 'repeater' || spec.build === 'retrofit') return { quantities: [], kind: '' };
  const { typical, limits } = book;
  const fibre_m = known('fibre_m', stands(spec) ? typical.mastFibre_m : typical.fibre_m);
  const inTown = spec.mount === 'rooftop' || spec.mount === 'lamp-pole' || spec.mount === 'indoor';
  const microwave = spec.siteType === 'macro' && spec.build !== 'remote' && spec.mount !== 'lamp-pole';
  // A typical length stands for an unknown one, so it never decides for microwave.
  if (microwave && Number.isFinite(spec.fibre_m) && fibre_m > limits.microwave_m)
    return { quantities: [['microwave-hop', Math.ceil(fibre_m / limits.hop_m)]], kind: 'microwave' };
  return { quantities: [[inTown ? 'fibre-duct' : 'fibre-aerial', fibre_m]], kind: 'fibre' };
}
