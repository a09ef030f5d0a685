/** Place classes: how a feature is recognised and how large its footprint is when none is given. */

export const placeClasses = [
  'station',
  'community',
  'mall',
  'hospital',
  'school',
  'university',
  'government',
  'scenic',
  'office',
  'metro',
  'village',
  'other',
] as const;
export type PlaceClass = (typeof placeClasses)[number];

/** Scenes of the signal-upgrade programme 2024–2025 that are places; its eleventh, rail, road and water, is lines. */
export const programmeScenes = [
  'government',
  'scenic',
  'medical',
  'university',
  'hub',
  'metro',
  'mall',
  'community',
  'office',
  'countryside',
] as const;
export type ProgrammeScene = (typeof programmeScenes)[number];

/** Scene of each class; primary and middle schools and other places belong to none. */
export const sceneOfClass: Readonly<Partial<Record<PlaceClass, ProgrammeScene>>> = {
  station: 'hub',
  community: 'community',
  mall: 'mall',
  hospital: 'medical',
  university: 'university',
  government: 'government',
  scenic: 'scenic',
  office: 'office',
  metro: 'metro',
  village: 'countryside',
};

/** Radius of a footprint that is only a point, m (rules R7 [d]); classes that R7 does not name take 100 m. */
export const footprintRadius_m: Readonly<Record<PlaceClass, number>> = {
  station: 150,
  community: 200,
  mall: 80,
  hospital: 120,
  school: 150,
  university: 300,
  government: 100,
  scenic: 100,
  office: 100,
  metro: 100,
  village: 300,
  other: 100,
};

/**
 * OSM key → value → class; the first key that is present decides. `public_transport=station` is not among them: it names
 * bus stops too, and a station of it has one of these tags beside it or one of `stationServices`.
 */
const osmTags: readonly (readonly [key: string, Readonly<Record<string, PlaceClass>>])[] = [
  ['railway', { station: 'station', halt: 'station' }],
  ['aeroway', { aerodrome: 'station', terminal: 'station' }],
  [
    'amenity',
    {
      bus_station: 'station',
      ferry_terminal: 'station',
      hospital: 'hospital',
      clinic: 'hospital',
      school: 'school',
      college: 'university',
      university: 'university',
      kindergarten: 'school',
      marketplace: 'mall',
      townhall: 'government',
    },
  ],
  ['shop', { mall: 'mall', supermarket: 'mall', department_store: 'mall' }],
  ['landuse', { residential: 'community' }],
  ['building', { apartments: 'community', commercial: 'office', office: 'office', train_station: 'station' }],
  ['tourism', { attraction: 'scenic', museum: 'scenic' }],
  [
    'place',
    {
      village: 'village',
      hamlet: 'village',
      isolated_dwelling: 'village',
      town: 'village',
      suburb: 'community',
      neighbourhood: 'community',
    },
  ],
];

/** Keys whose `yes` beside `public_transport=station` tells a station from a bus stop. */
const stationServices = ['train', 'subway', 'light_rail', 'monorail', 'coach', 'ferry'];

/** Chinese name endings and keywords, most telling first; a bus stop (公交站) is no station. */
const keywords: readonly (readonly [RegExp, PlaceClass])[] = [
  [/公交(站|车站)|地铁口/, 'other'],
  [/地铁.*站|轨道交通.*站|(metro|subway) station/i, 'metro'],
  [/汽车站|客运站|客运中心|火车站|高铁站|动车站|railway station|bus station/i, 'station'],
  [/医院|卫生院|诊所|hospital|clinic/i, 'hospital'],
  [/小学|中学|幼儿园|附中|附小|school/i, 'school'],
  [/大学|学院|高校|college|university/i, 'university'],
  [/学校/, 'school'],
  [/商场|广场|超市|百货|市场|购物|\bmall\b|supermarket/i, 'mall'],
  [/村委会|政府|政务|town hall/i, 'government'],
  [/小区|花园|社区|家园|苑$|公寓/, 'community'],
  [/景区|公园|风景/, 'scenic'],
  [/村$|屯$|寨$|庄$|\bvillage\b/i, 'village'],
];

/** A class of ours or a Chinese word for it. A map, because the word comes from a file and may be `constructor`. */
const classWords: ReadonlyMap<string, PlaceClass> = new Map<string, PlaceClass>([
  ...placeClasses.map((c) => [c, c] as const),
  ['车站', 'station'],
  ['社区', 'community'],
  ['小区', 'community'],
  ['商场', 'mall'],
  ['医院', 'hospital'],
  ['学校', 'school'],
  ['高校', 'university'],
  ['政务中心', 'government'],
  ['景区', 'scenic'],
  ['写字楼', 'office'],
  ['商务楼宇', 'office'],
  ['地铁站', 'metro'],
  ['交通枢纽', 'station'],
  ['城市地铁', 'metro'],
  ['医疗机构', 'hospital'],
  ['高等学校', 'university'],
  ['文旅景区', 'scenic'],
  ['重点商超', 'mall'],
  ['住宅小区', 'community'],
  ['乡镇农村', 'village'],
  ['村', 'village'],
  ['村庄', 'village'],
]);

type Attributes = Readonly<Record<string, unknown>>;

/** Explicit attribute, then the file's default, then OSM tags, then the name. Undefined: not a place that counts. */
export function classifyPlace(
  attributes: Attributes,
  name: string,
  fallback: string | undefined,
): PlaceClass | undefined {
  for (const key of ['class', 'category', '类别', '类型']) {
    const word = text(attributes[key]).toLowerCase();
    const known = classWords.get(word) ?? byKeyword(word);
    if (known) return known;
  }
  const given = fallback === undefined ? undefined : classWords.get(fallback.toLowerCase());
  if (given) return given;
  // An underground station carries `railway=station` as well.
  if (text(attributes.station) === 'subway') return 'metro';
  for (const [key, values] of osmTags) {
    const value = text(attributes[key]);
    if (Object.hasOwn(values, value)) return values[value];
  }
  const isStation =
    text(attributes.public_transport) === 'station' &&
    stationServices.some((key) => text(attributes[key]) === 'yes');
  return isStation ? 'station' : byKeyword(name);
}

const byKeyword = (words: string): PlaceClass | undefined =>
  words === '' ? undefined : keywords.find(([pattern]) => pattern.test(words))?.[1];

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** A spot of a place where the programme tests: an entrance, a waiting room, a registration hall. */
export const isKeyPoint = (attributes: Attributes): boolean =>
  ['class', 'category', '类别', '类型'].some((key) =>
    ['key-point', 'keypoint', '关键点', '关键点位', '测试点'].includes(text(attributes[key]).toLowerCase()),
  );
