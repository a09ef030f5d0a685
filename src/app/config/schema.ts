/** The project file, one entry per key (design of the file: docs/schema/project.md, made from here). */
import { z } from 'zod';
import { fill } from '../../foundation/text.js';
import { coverageProfiles } from '../../radio/profiles.js';
import { frameForm } from '../../radio/tddFrame.js';
import { choice, describe, files, list, named, quantity, section, text } from '../../schema/option.js';
import { beams } from './beams.js';
import { clutter } from './clutter.js';
import { indoor } from './indoor.js';
import { lowAltitude } from './lowAltitude.js';
import { configMessages as m } from './messages.js';
import { services } from './services.js';
import { targets } from './targets.js';
import { traffic } from './traffic.js';

const [firstProfile, ...otherProfiles] = coverageProfiles.map((p) => p.id);

const technology = choice(['lte', 'nr'], {
  doc: { en: 'Radio access technology.', zh: '无线接入制式。' },
  example: 'nr',
});

/** `b3`, `n78`, or a bare number that takes its letter from the technology. */
const band = z.preprocess(
  (value) =>
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value.toLowerCase() : value,
  text({
    doc: {
      en: '3GPP operating band; a number takes its letter from the technology.',
      zh: '3GPP 频段号；只写数字时按制式补全字母。',
    },
    example: 'n78',
    source: '3GPP TS 36.101, TS 38.104',
    pattern: /^[bn]?[1-9]\d{0,2}$/,
  }),
);

const frequency_MHz = quantity({
  doc: { en: 'Downlink centre frequency.', zh: '下行中心频率。' },
  unit: 'MHz',
  min: 30,
  max: 100_000,
  example: 3550,
});

const bandwidth_MHz = quantity({
  doc: { en: 'Channel bandwidth.', zh: '信道带宽。' },
  unit: 'MHz',
  min: 1.4,
  max: 2000,
  source: '3GPP TS 36.101 Table 5.6-1, TS 38.104 Table 5.3.5-1',
  example: 100,
});

const operators = list(
  text({
    doc: { en: 'Operator name as in the station table.', zh: '运营商名称，与站点表一致。' },
    example: 'telecom',
  }),
  {
    doc: {
      en: 'Operators that share this layer; absent: rows of every group.',
      zh: '共享该网络层的运营商；不写则包含所有组的小区。',
    },
    minItems: 1,
    maxItems: 20,
    example: ['telecom', 'unicom'],
  },
);

const layer = section(
  {
    id: text({
      doc: { en: 'Name of the layer; names its raster folder.', zh: '网络层名称，也是栅格目录名。' },
      pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
      example: 'nr-n78',
    }),
    group: operators.optional(),
    technology,
    band: band.optional(),
    frequency_MHz,
    bandwidth_MHz,
    scs_kHz: quantity({
      doc: { en: 'Subcarrier spacing.', zh: '子载波间隔。' },
      unit: 'kHz',
      min: 15,
      max: 960,
      source: '3GPP TS 38.211 Table 4.2-1',
      example: 30,
    }).optional(),
    duplex: choice(['fdd', 'tdd'], {
      doc: { en: 'Duplex mode; absent: follows from the band.', zh: '双工方式；不写则由频段决定。' },
      example: 'tdd',
    }).optional(),
    dl_share: quantity({
      doc: { en: 'Share of time for the downlink (TDD).', zh: '下行时间占比（TDD）。' },
      unit: '1',
      min: 0.05,
      max: 1,
      example: 0.7,
    }).optional(),
    frame: text({
      doc: {
        en: 'TDD frame: slots of one period and the symbols of S (10:2:2 where not said); both shares of time follow from it.',
        zh: 'TDD 帧结构：一个周期的时隙及 S 时隙的符号数（不写为 10:2:2），上下行占比由此得出。',
      },
      source: '3GPP TS 38.213 §11.1',
      pattern: frameForm,
      example: 'DDDSUDDSUU 10:2:2',
    }).optional(),
    load: quantity({
      doc: {
        en: 'Load of cells whose row states none; absent: 0.5.',
        zh: '站点表未给出负荷的小区所取负荷；不写则为 0.5。',
      },
      unit: '1',
      min: 0,
      max: 1,
      example: 0.5,
    }).optional(),
    rank: quantity({
      doc: {
        en: 'Most spatial layers for one user; absent: 2.',
        zh: '单用户最大空间流数；不写则为 2。',
      },
      unit: '1',
      min: 1,
      max: 4,
      integer: true,
      example: 2,
    }).optional(),
    model: choice(['auto', 'hata', 'tr38901'], {
      doc: { en: 'Propagation model, or auto.', zh: '传播模型，或 auto。' },
      example: 'auto',
    }).default('auto'),
    profile: choice([firstProfile, ...otherProfiles], {
      doc: {
        en: 'Coverage profile; absent: follows from the technology.',
        zh: '覆盖判定模板；不写则由制式决定。',
      },
      example: 'nr-outdoor-basic',
    }).optional(),
    radius_m: quantity({
      doc: { en: 'Computation radius; absent: by frequency.', zh: '计算半径；不写则按频率取值。' },
      unit: 'm',
      min: 100,
      max: 100_000,
      example: 10_000,
    }).optional(),
  },
  {
    doc: { en: 'One layer: sharing group × technology × carrier.', zh: '一个网络层：共享组 × 制式 × 载波。' },
    example: { id: 'nr-n78', technology: 'nr', frequency_MHz: 3550, bandwidth_MHz: 100 },
  },
);

const layers = list(layer, {
  doc: { en: 'Layers; absent: made from the station table.', zh: '网络层列表；不写则由站点表生成。' },
  maxItems: 64,
  example: [{ id: 'nr-n78', technology: 'nr', frequency_MHz: 3550, bandwidth_MHz: 100 }],
}).superRefine((all, context) => {
  const seen = new Map<string, number>();
  all.forEach(({ id }, index) => {
    // Layer ids name folders, and some file systems ignore case.
    const first = seen.get(id.toLowerCase());
    if (first === undefined) seen.set(id.toLowerCase(), index);
    else
      context.addIssue({
        code: 'custom',
        path: [index, 'id'],
        params: { text: fill(m.duplicateLayer, { id, first: first + 1 }) },
      });
  });
});

const degrees = (limit: number, en: string, zh: string) =>
  quantity({ doc: { en, zh }, unit: 'deg', min: -limit, max: limit, example: limit === 180 ? 113.1 : 27.2 });

const bbox = describe(
  z
    .tuple([
      degrees(180, 'West edge.', '西边界。'),
      degrees(90, 'South edge.', '南边界。'),
      degrees(180, 'East edge.', '东边界。'),
      degrees(90, 'North edge.', '北边界。'),
    ])
    .superRefine(([west, south, east, north], context) => {
      if (!(west < east && south < north))
        context.addIssue({ code: 'custom', params: { text: m.bboxOrder } });
    }),
  {
    doc: {
      en: 'West, south, east and north edge, WGS 84 degrees.',
      zh: '西、南、东、北边界，WGS 84 经纬度。',
    },
    example: [113.0, 27.7, 113.3, 28.0],
  },
);

const area = section(
  {
    boundary: files(
      {},
      { doc: { en: 'Polygons of the planning area.', zh: '规划区边界面。' }, example: 'boundary.geojson' },
    ).optional(),
    bbox: bbox.optional(),
  },
  {
    doc: {
      en: 'The planning area: a boundary or a bbox, not both.',
      zh: '规划区：boundary 与 bbox 二选一。',
    },
    example: { boundary: 'boundary.geojson' },
  },
).superRefine((value, context) => {
  if ((value.boundary === undefined) === (value.bbox === undefined))
    context.addIssue({ code: 'custom', params: { text: m.areaEither } });
});

const money = (en: string, zh: string) =>
  quantity({ doc: { en, zh }, unit: '1', min: 0, max: 1e13, example: 6_000_000 });

const capPair = (en: string, zh: string) =>
  section(
    {
      capex: money('Cap on investment in it.', '其投资上限。').optional(),
      governmentShare: money('Cap on the government share in it.', '其财政出资上限。').optional(),
    },
    { doc: { en, zh }, example: { capex: 6_000_000 } },
  );

const input = (en: string, zh: string, example: string) => files({}, { doc: { en, zh }, example });

export const projectSchema = section(
  {
    version: describe(z.literal(1), {
      doc: { en: 'Version of this format.', zh: '格式版本。' },
      example: 1,
    }).default(1),
    name: text({
      doc: {
        en: 'Project name; absent: the name of the project file.',
        zh: '项目名称；不写则取项目文件名。',
      },
      example: 'Qinghe county 2026',
    }).optional(),
    date: text({
      doc: { en: 'The only date written into data files.', zh: '写入数据文件的唯一日期。' },
      pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
      example: '2026-11-01',
    }).default('1970-01-01'),
    area,
    admin: section(
      {
        counties: input('County polygons.', '县界面。', 'counties.geojson').optional(),
        towns: input('Town polygons or points.', '乡镇面或点。', 'towns.geojson').optional(),
        villages: input('Village points or polygons.', '行政村点或面。', 'villages.csv').optional(),
        city: text({
          doc: {
            en: 'Prefecture that the county belongs to; carriers ask for it in their import lists.',
            zh: '所属地市，运营商导入表的必填项。',
          },
          example: 'Hanjiang',
        }).optional(),
      },
      {
        doc: { en: 'Administrative units, for names and statistics.', zh: '行政区划，用于名称与统计。' },
        example: { towns: 'towns.geojson' },
      },
    ).prefault({}),
    grid: section(
      {
        resolution_m: describe(
          z.union([
            z.literal('auto'),
            quantity({
              doc: { en: 'Output cell.', zh: '输出栅格边长。' },
              unit: 'm',
              min: 1,
              max: 1000,
              example: 30,
            }),
          ]),
          {
            doc: {
              en: 'Output cell, or auto: the finest terrain cell.',
              zh: '输出栅格边长，或 auto：取最细的地形栅格。',
            },
            unit: 'm',
            min: 1,
            max: 1000,
            example: 30,
          },
        ).default('auto'),
        crs: text({
          doc: { en: 'Metric working CRS, or auto (UTM).', zh: '以米为单位的工作坐标系，或 auto（UTM）。' },
          example: 'auto',
        }).default('auto'),
        rays: choice(['shared', 'all'], {
          doc: {
            en: 'Rays from a mast: shared runs every second one up to half of the radius; all costs a quarter more and errs less.',
            zh: '自基站射出的射线：shared 在半径前半段只走一半射线；all 全部独立计算，耗时多约四分之一、误差更小。',
          },
          example: 'shared',
        }).default('shared'),
      },
      { doc: { en: 'Output grid.', zh: '输出栅格。' }, example: { resolution_m: 30, crs: 'auto' } },
    ).prefault({}),
    terrain: section(
      {
        elevation: files(
          {
            kind: choice(['dtm', 'dsm'], {
              doc: {
                en: 'Bare ground or surface with trees and roofs.',
                zh: '裸地高程（DTM）或含植被建筑的表面高程（DSM）。',
              },
              example: 'dtm',
            }).optional(),
            vertical: text({
              doc: { en: 'Vertical datum.', zh: '高程基准。' },
              example: 'EGM96',
            }).optional(),
          },
          {
            doc: { en: 'Elevation rasters; several are mosaicked.', zh: '高程栅格；多个文件自动拼接。' },
            example: 'dem/*.tif',
          },
        ),
        clutter: clutter.optional(),
        buildings: input(
          'Building footprints, with heights where known.',
          '建筑轮廓，含高度更佳。',
          'buildings.geojson',
        ).optional(),
      },
      {
        doc: { en: 'Terrain, land cover and buildings.', zh: '地形、地物与建筑。' },
        example: { elevation: 'dem/*.tif' },
      },
    ),
    radio_climate: section(
      {
        deltaN: quantity({
          doc: {
            en: 'Average lapse of refractivity in the lowest kilometre, N-units/km; absent: by region.',
            zh: '近地 1 km 折射率平均梯度（N 单位/km）；不写则按地区取值。',
          },
          unit: '1',
          min: 1,
          max: 150,
          source: 'ITU-R P.452, P.1812: ΔN',
          example: 45,
        }).optional(),
        N0: quantity({
          doc: {
            en: 'Sea-level surface refractivity, N-units; absent: by region.',
            zh: '海平面折射率（N 单位）；不写则按地区取值。',
          },
          unit: '1',
          min: 250,
          max: 450,
          source: 'ITU-R P.452, P.1812: N0',
          example: 325,
        }).optional(),
      },
      {
        doc: { en: 'Radio climate of the area.', zh: '规划区的无线电气候参数。' },
        example: { deltaN: 45, N0: 325 },
      },
    ).prefault({}),
    stations: files(
      {
        antennas: input(
          'Antenna patterns (MSI, Planet): the column `antenna` names a file or the NAME inside it.',
          '天线方向图文件（MSI、Planet）：`antenna` 列写文件名或文件内 NAME。',
          'antennas/*.msi',
        ).optional(),
        beams,
        assume: section(
          {
            technology: technology.optional(),
            band: band.optional(),
            frequency_MHz: frequency_MHz.optional(),
            bandwidth_MHz: bandwidth_MHz.optional(),
            operator: text({
              doc: { en: 'Operator of rows without one.', zh: '未注明运营商的行归属。' },
              example: 'telecom',
            }).optional(),
          },
          {
            doc: {
              en: 'What rows are taken for that do not say; counted in the manifest.',
              zh: '对未注明制式或频段的行的假定，计入运行清单。',
            },
            example: { technology: 'lte', band: 3 },
          },
        ).prefault({}),
      },
      { doc: { en: 'Station table.', zh: '站点表。' }, example: { file: 'stations.csv', crs: 'EPSG:4326' } },
    ),
    demand: section(
      {
        population: files(
          {
            kind: choice(['count', 'density'], {
              doc: { en: 'People per cell, or per km².', zh: '每格人口数，或每平方公里人口。' },
              example: 'count',
            }).default('count'),
          },
          {
            doc: { en: 'Population raster.', zh: '人口栅格。' },
            example: { file: 'population.tif', kind: 'count' },
          },
        ).optional(),
        places: list(
          files(
            {
              class: text({
                doc: { en: 'Class of rows that do not name their own.', zh: '未注明类别的行所属类别。' },
                pattern: /^[a-z][a-z0-9-]*$/,
                example: 'station',
              }).optional(),
            },
            {
              doc: { en: 'Place points or polygons.', zh: '场所点或面。' },
              example: { file: 'rail.csv', class: 'station' },
            },
          ),
          {
            doc: {
              en: 'Stations, communities, malls, schools and other places.',
              zh: '车站、社区、商场、学校等场所。',
            },
            maxItems: 100,
            example: [{ file: 'places.geojson' }],
          },
        ).default([]),
        roads: input('Road and railway lines.', '道路与铁路线。', 'roads.geojson').optional(),
        premises: input('Addresses for fixed access.', '固定接入地址。', 'premises.csv').optional(),
      },
      {
        doc: { en: 'Where people and activity are.', zh: '人口与活动分布。' },
        example: { population: 'population.tif' },
      },
    ).prefault({}),
    evidence: section(
      {
        mr_grids: input('Measurement-report grids.', 'MR 栅格数据。', 'mr.csv').optional(),
        drive_tests: input('Drive tests.', '路测数据。', 'dt.csv').optional(),
        complaints: input('Complaints.', '投诉数据。', 'complaints.csv').optional(),
        traffic: input('Busy-hour traffic raster.', '忙时业务量栅格。', 'traffic.tif').optional(),
      },
      { doc: { en: 'Measured evidence.', zh: '实测依据。' }, example: { drive_tests: ['dt.csv'] } },
    ).prefault({}),
    layers: layers.prefault([]),
    services,
    indoor,
    targets,
    traffic,
    lowAltitude,
    siting: section(
      {
        candidates: section(
          {
            towers: input('Existing towers.', '存量铁塔。', 'towers.csv').optional(),
            avoid: input('Areas where nothing may be built.', '禁建区。', 'redlines.geojson').optional(),
            sites: input(
              'Sites to examine: points with id, name, siteType (macro, pole, indoor) and height_m.',
              '自选候选站址：点位，含 id、name、siteType（macro、pole、indoor）、height_m。',
              'sites.csv',
            ).optional(),
            from: list(
              choice(['towers', 'base-stations', 'places', 'weak-zones', 'user'], {
                doc: { en: 'A source of candidates.', zh: '候选来源。' },
                example: 'towers',
              }),
              {
                doc: { en: 'Where candidates come from.', zh: '候选站址来源。' },
                maxItems: 5,
                example: ['towers', 'places'],
              },
            ).default(['towers', 'base-stations', 'places', 'weak-zones', 'user']),
            classes: list(
              text({
                doc: { en: 'Place class.', zh: '场所类别。' },
                pattern: /^[a-z][a-z0-9-]*$/,
                example: 'station',
              }),
              {
                doc: { en: 'Place classes with a candidate of their own.', zh: '单独生成候选的场所类别。' },
                maxItems: 100,
                example: ['station', 'community', 'mall'],
              },
            ).default(['station', 'community', 'mall']),
          },
          { doc: { en: 'Candidate sites.', zh: '候选站址。' }, example: { towers: 'towers.csv' } },
        ).prefault({}),
        costs: input(
          'Cost book; its currency must equal the budget.',
          '造价表，币种须与预算一致。',
          'costbook.yaml',
        ).optional(),
        budget: section(
          {
            currency: text({
              doc: { en: 'ISO 4217 code.', zh: 'ISO 4217 币种代码。' },
              pattern: /^[A-Z]{3}$/,
              example: 'CNY',
            }).default('CNY'),
            capexTotal: money('Cap on all investment.', '总投资上限。').optional(),
            governmentShare: money('Cap on the government share.', '财政出资上限。').optional(),
            byYear: named(
              z.string().regex(/^\d{4}$/),
              capPair('Caps of one year.', '单年上限。').prefault({}),
              { doc: { en: 'Caps by year.', zh: '分年度上限。' }, example: { 2027: { capex: 6_000_000 } } },
            ).default({}),
            byClass: section(
              {
                'public-good': capPair('Caps on public-good sites.', '公益性站点上限。').optional(),
                'quasi-public': capPair('Caps on quasi-public sites.', '准公益性站点上限。').optional(),
                commercial: capPair('Caps on commercial sites.', '经营性站点上限。').optional(),
              },
              {
                doc: { en: 'Caps by funding class.', zh: '分资金性质上限。' },
                example: { 'public-good': { governmentShare: 2_000_000 } },
              },
            ).prefault({}),
            byTown: named(
              z.string().min(1).max(100),
              capPair('Caps of one town.', '单个乡镇上限。').prefault({}),
              {
                doc: {
                  en: 'Caps by town, named as on the map of towns.',
                  zh: '分乡镇上限，名称同乡镇边界图。',
                },
                example: { 双河镇: { capex: 1_000_000 } },
              },
            ).default({}),
            bySource: named(
              z.string().min(1).max(60),
              money('Cap of one funding source.', '单一资金来源上限。'),
              {
                doc: { en: 'Caps by funding source.', zh: '分资金来源上限。' },
                example: { fiscal: 3_000_000 },
              },
            ).default({}),
          },
          {
            doc: { en: 'What may be spent; an absent cap does not bind.', zh: '预算；未写的上限不约束。' },
            example: { capexTotal: 12_000_000 },
          },
        ).prefault({}),
      },
      { doc: { en: 'Choice of sites.', zh: '选址。' }, example: { budget: { capexTotal: 12_000_000 } } },
    ).prefault({}),
    access: section(
      { oltSites: input('Sites of optical line terminals.', 'OLT 局点。', 'olt.csv') },
      { doc: { en: 'Household access.', zh: '家庭接入。' }, example: { oltSites: 'olt.csv' } },
    ).optional(),
    transport: section(
      {
        nodes: input('Transport nodes.', '传输节点。', 'nodes.csv'),
        links: input('Transport links.', '传输链路。', 'links.csv').optional(),
      },
      { doc: { en: 'Transport network.', zh: '传输网。' }, example: { nodes: 'nodes.csv' } },
    ).optional(),
    report: section(
      {
        language: choice(['zh', 'en'], {
          doc: { en: 'Report language.', zh: '报告语言。' },
          example: 'zh',
        }).default('zh'),
        edition: choice(['county', 'carrier'], {
          doc: {
            en: 'county: coordinates rounded to 500 m, no carrier columns; carrier: exact.',
            zh: 'county：坐标取整到 500 m，不含运营商字段；carrier：精确版。',
          },
          example: 'county',
        }).default('county'),
      },
      { doc: { en: 'Report.', zh: '报告。' }, example: { language: 'zh', edition: 'county' } },
    ).prefault({}),
  },
  { doc: { en: 'A project of Coverage.', zh: 'Coverage 项目文件。' }, example: {} },
);
